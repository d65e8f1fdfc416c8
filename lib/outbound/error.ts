/**
 * address: where it leads may not be called. redirect, too_large, status: the partner answered as it must not.
 * timeout, network: it did not answer.
 */
export type OutboundReason = "address" | "redirect" | "too_large" | "timeout" | "network"

export class OutboundError extends Error {
  constructor(
    readonly reason: OutboundReason,
    /** For the person who entered the address; holds nothing of what was sent. */
    readonly sentence: string,
    options?: { cause?: unknown },
  ) {
    super(`outbound ${reason}: ${sentence}`, options)
    this.name = "OutboundError"
  }
}
