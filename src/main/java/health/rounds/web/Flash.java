package health.rounds.web;

import java.util.Optional;

/**
 * What a page says once, about the act that led to it.
 *
 * @param undo address that takes the act back when posted to
 */
public record Flash(String text, Optional<String> undo) {}
