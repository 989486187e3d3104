package dev.drawbridge.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/**
 * Builds the values of one document from the parser's events. Anchors, aliases, tags and merge keys
 * are reported and stepped over, so that the rest of the file is still looked at.
 */
final class Composer {

  private static final int DEEPEST = 16;

  private final Iterator<Event> events;
  private final Map<Position, String> masked;
  private final YamlProblems problems;
  private KeyPath path = KeyPath.ROOT;
  private Position position = Position.START;
  private final Deque<Flow> flows = new ArrayDeque<>();
  private int depth;

  /**
   * A list in [] or a mapping in {}.
   *
   * @param index how many characters (code points) of the text stand before it
   */
  record Flow(int index, Position at, KeyPath path) {}

  Composer(Iterator<Event> events, Map<Position, String> masked, YamlProblems problems) {
    this.events = events;
    this.masked = masked;
    this.problems = problems;
  }

  /** Where the composer has got to. */
  KeyPath path() {
    return path;
  }

  /** Where the last event began. */
  Position position() {
    return position;
  }

  /** The only document of the stream, or null if there is none. */
  @Nullable Node document() {
    next(); // StreamStart
    if (next().getEventId() == Event.ID.StreamEnd) {
      return null;
    }
    Node root = node(next());
    next(); // DocumentEnd
    if (next().getEventId() != Event.ID.StreamEnd) {
      problems.severalDocuments(position);
    }
    return root;
  }

  private Event next() {
    Event event = events.next();
    position = event.getStartMark().map(Composer::at).orElse(Position.START);
    return event;
  }

  /** Those lists and mappings that have been begun and not ended, the innermost first. */
  Collection<Flow> flows() {
    return flows;
  }

  static Position at(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Node node(Event event) {
    Position at = position;
    if (event instanceof AliasEvent alias) {
      problems.alias(at, path, "*" + alias.getAlias());
      return new Node.Broken(at);
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      problems.anchor(at, path, "&" + node.getAnchor().get());
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, at);
    }
    return collection((CollectionStartEvent) event, at);
  }

  private Node scalar(ScalarEvent event, Position at) {
    if (event.getTag().isPresent()) {
      problems.tag(at, path, event.getTag().get());
      return new Node.Broken(at);
    }
    String written = masked.get(at);
    if (written != null) {
      problems.alias(at, path, written);
      boolean star = written.startsWith("*"); // then as if it were in quotes
      return star ? new Node.Scalar(written, ScalarType.TEXT, at) : new Node.Broken(at);
    }
    ScalarType type = event.isPlain() ? ScalarType.ofPlain(event.getValue()) : ScalarType.TEXT;
    return new Node.Scalar(event.getValue(), type, at);
  }

  private Node collection(CollectionStartEvent event, Position at) {
    event.getTag().ifPresent(tag -> problems.tag(at, path, tag));
    if (++depth > DEEPEST) {
      throw new ParserException("nested more than 16 levels deep", event.getStartMark());
    }
    KeyPath outer = path;
    if (event.isFlow()) {
      flows.push(new Flow(event.getStartMark().map(Mark::getIndex).orElse(0), at, outer));
    }
    Node node = event instanceof SequenceStartEvent ? sequence(at) : mapping(at);
    if (event.isFlow()) {
      flows.pop();
    }
    path = outer;
    depth--;
    return node;
  }

  private Node sequence(Position at) {
    List<Node> items = new ArrayList<>();
    KeyPath list = path;
    for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
      path = list.item(items.size());
      items.add(node(e));
    }
    return new Node.Sequence(items, at);
  }

  private Node mapping(Position at) {
    List<Node.Entry> entries = new ArrayList<>();
    KeyPath map = path;
    for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
      path = map;
      entry(e, entries);
    }
    return new Node.Mapping(entries, at);
  }

  private void entry(Event first, List<Node.Entry> entries) {
    Position at = position;
    boolean merge = first instanceof ScalarEvent s && s.isPlain() && s.getValue().equals("<<");
    Node key = node(first);
    if (merge) {
      problems.mergeKey(at, path);
      problems.mute(() -> node(next()));
    } else if (key instanceof Node.Scalar name) {
      path = path.key(name.text());
      entries.add(new Node.Entry(name, node(next())));
    } else {
      problems.complexKey(key, path);
      problems.mute(() -> node(next()));
    }
  }
}
