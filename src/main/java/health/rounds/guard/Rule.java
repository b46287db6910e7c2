package health.rounds.guard;

/** Why a span is a finding, in words for the author, and the text that the rule stands on. */
record Rule(String id, Type type, String explanation, String reference) {}
