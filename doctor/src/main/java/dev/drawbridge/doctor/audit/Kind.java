package dev.drawbridge.doctor.audit;

/** What a probe asks. */
enum Kind {
  /** Without Origin: what everybody gets. */
  BASELINE,
  /** The same with a query that nobody asked before: may the other probes have one too? */
  BASELINE_UNIQUE,
  /** From the origin that the caller named. */
  KNOWN,
  /** From an origin that nobody can trust, for its domain is reserved. */
  FOREIGN,

  /** An Origin that no browser sends. */
  GARBAGE,
  /** From an opaque origin. */
  NULL,
  /** A trusted host, then the attacker's domain. */
  PREFIX,
  /** Anything, then a trusted registrable domain. */
  SUFFIX,
  /** Anything, then a trusted host below its registrable domain. */
  SUFFIX_OF_HOST,
  /** A trusted host between two other things. */
  MIDDLE,
  /** A trusted domain with a character cut off. */
  TRUNCATED,
  /** A trusted origin as a whole behind other text, which no browser sends. */
  EMBEDDED,
  /** A trusted host with another character for a dot. */
  DOT,
  /** A trusted host, a character that hosts seldom have, then the attacker's domain. */
  SPECIAL,
  /** A trusted host by http. */
  HTTP,
  /** A name below a trusted registrable domain that nobody chose. */
  SUBDOMAIN,
  /** A name that nobody chose below a trusted host that is itself below such a domain. */
  SUBDOMAIN_OF_HOST,
  /** A name that nobody chose below the public suffix of a trusted domain. */
  OWN_SUFFIX,
  /** A name that nobody chose below a public suffix where everybody may publish. */
  HOSTING_SUFFIX,
  /** A site that shows everybody's pages. */
  HOSTING_SITE,
  /** A page of the user's own machine. */
  LOCALHOST,
  /** A file of the user's own machine, as some web views name it. */
  LOCAL_FILE,
  /** A browser's extension that nobody knows. */
  EXTENSION,
  /** The known origin with another port. */
  PORT,

  /** From the known origin, without the fields that the caller gave. */
  ANONYMOUS,

  /** Two Origin lines, the known one first. */
  KNOWN_THEN_FOREIGN,
  /** Two Origin lines, the known one last. */
  FOREIGN_THEN_KNOWN,
  /** An Origin with an encoded line end and a field behind it. */
  INJECTION,

  /** A preflight for a method that nobody lists. */
  UNKNOWN_METHOD,
  /** A preflight for a field that nobody lists. */
  UNKNOWN_FIELD,
  /** A preflight whose list of fields is all commas. */
  COMMAS,
  /** A preflight for a thousand fields. */
  NAMES,
  /** A preflight from a foreign page into a private network. */
  PRIVATE_NETWORK,

  /** A fresh URL from the known origin, which fills a cache. */
  CACHE_KNOWN_FIRST,
  /** The same URL from a foreign origin. */
  CACHE_FOREIGN_SECOND,
  /** A fresh URL without Origin, which fills a cache. */
  CACHE_NONE_FIRST,
  /** The same URL from the known origin. */
  CACHE_KNOWN_SECOND,
  /** A preflight of a fresh URL from the known origin. */
  CACHE_PREFLIGHT_FIRST,
  /** The same preflight from a foreign origin. */
  CACHE_PREFLIGHT_SECOND
}
