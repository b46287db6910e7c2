package health.rounds.web;

import health.rounds.posts.GuardReceipt;

/**
 * How a post was checked, as its page says it.
 *
 * @param isCovered whether the post still reads as it was checked
 */
public record ReceiptView(GuardReceipt receipt, boolean isCovered) {
    /** What the guard said, and what was overridden, in words. */
    public String words() {
        if (receipt.isOverridden()) {
            return "Checked by the guard, published with a recorded override";
        }
        return receipt.settled().isEmpty() ? "Checked by the guard" : "Checked by the guard, with the author’s answers";
    }
}
