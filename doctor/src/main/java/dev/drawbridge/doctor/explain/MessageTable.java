package dev.drawbridge.doctor.explain;

import dev.drawbridge.doctor.explain.Blocks.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All that engines print, of {@code messages.txt}. */
final class MessageTable {
  private static final MessageTable TABLE = new MessageTable(Blocks.read("messages.txt"));

  /** A spelling and its message. */
  record Entry(Shape shape, Message message) {}

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, List<Entry>> byHead = new LinkedHashMap<>();
  private final Map<String, Message> localised = new LinkedHashMap<>();

  private MessageTable(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block.type()) {
        case "message" -> add(Message.of(block));
        case "detail" -> addFramed(block, blocks);
        case "localised" -> localised.put(block.get("field"), Message.localised(block));
        case "frame" -> {}
        default -> throw new IllegalStateException("unknown block " + block.type());
      }
    }
  }

  static MessageTable table() {
    return TABLE;
  }

  private void addFramed(Block detail, List<Block> blocks) {
    for (Block frame : blocks) {
      if (frame.type().equals("frame") && frame.words("details").contains(detail.get("of"))) {
        String template = frame.get("text").replace("{detail}", detail.get("text"));
        add(Message.of(detail.name(), detail, frame, List.of(template)));
      }
    }
  }

  private void add(Message message) {
    messages.add(message);
    for (Shape shape : message.shapes()) {
      byHead
          .computeIfAbsent(shape.head(), head -> new ArrayList<>())
          .add(new Entry(shape, message));
    }
  }

  List<Message> messages() {
    return messages;
  }

  /**
   * Returns Firefox's message in any other language.
   *
   * @param field the last word of the name of the field that it is about, such as {@code Origin}
   */
  Message localised(String field) {
    return Objects.requireNonNull(localised.get(field), field);
  }

  /** Returns the spellings by the literal that they begin with, in the order of the table. */
  Map<String, List<Entry>> byHead() {
    return byHead;
  }
}
