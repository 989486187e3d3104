package dev.drawbridge.conformance.exchange;

/** Which of the {@link Site sites} an exchange is made of. */
enum Cast {
  /** Where most is tried. */
  USUAL(Site.HOME) {
    @Override
    Site other(Dice dice) {
      return dice.oneOf(Site.NEIGHBOUR, Site.API, Site.API, Site.LOOPBACK);
    }
  },

  /** A page whose origin has the port of its scheme, so that no port is spelled. */
  DEFAULT_PORTS(Site.DEFAULT_HOME) {
    @Override
    Site other(Dice dice) {
      return dice.oneOf(
          Site.HOME, Site.DEFAULT_API, Site.DEFAULT_API, Site.API, Site.DEFAULT_LOOPBACK);
    }
  },

  /** A secure page. */
  SECURE(Site.SECURE_HOME) {
    @Override
    Site other(Dice dice) {
      return dice.oneOf(
          Site.SECURE_API, Site.SECURE_API, Site.SECURE_LOOPBACK, Site.HOME, Site.API);
    }
  },

  /** A secure page whose origin spells no port. */
  SECURE_DEFAULT_PORTS(Site.SECURE_DEFAULT_HOME) {
    @Override
    Site other(Dice dice) {
      return dice.oneOf(
          Site.SECURE_HOME, Site.SECURE_DEFAULT_API, Site.DEFAULT_HOME, Site.DEFAULT_API);
    }
  },

  /** A page that asks secure sites. */
  TO_SECURE(Site.HOME) {
    @Override
    Site other(Dice dice) {
      return dice.oneOf(
          Site.SECURE_HOME, Site.SECURE_API, Site.SECURE_API, Site.SECURE_LOOPBACK, Site.API);
    }
  };

  private final Site home;

  Cast(Site home) {
    this.home = home;
  }

  /** Throws one, mostly the usual one. */
  static Cast of(Dice dice) {
    if (dice.chance(0.05)) {
      return DEFAULT_PORTS;
    }
    return dice.chance(0.06) ? dice.oneOf(SECURE, SECURE_DEFAULT_PORTS, TO_SECURE) : USUAL;
  }

  /** Where the page is from. */
  Site home() {
    return home;
  }

  /** Throws a site to fetch from, the page's own with a probability. */
  Site site(Dice dice, double home) {
    return dice.chance(home) ? this.home : other(dice);
  }

  /** Throws a site that is not the page's own. */
  abstract Site other(Dice dice);
}
