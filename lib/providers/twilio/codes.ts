/** Twilio's error codes in our words; those with `true` may do better later. */
const CODES: Readonly<Record<number, readonly [reason: string, retry: boolean]>> = {
  20003: ["token", false],
  20005: ["account_locked", false],
  20404: ["token", false],
  20429: ["too_many", true],
  20500: ["partner_down", true],
  20503: ["partner_down", true],
  21211: ["not_reachable", false],
  21214: ["not_reachable", false],
  21217: ["not_reachable", false],
  21408: ["sms_region", false],
  21602: ["invalid_payload", false],
  21603: ["sms_sender", false],
  21606: ["sms_sender", false],
  21608: ["not_paid", false],
  21610: ["opted_out", false],
  21611: ["too_many", true],
  21612: ["not_reachable", false],
  21614: ["not_reachable", false],
  21617: ["too_long", false],
  21659: ["sms_sender", false],
  21703: ["sms_sender", false],
  30001: ["too_many", true],
  30002: ["account_locked", false],
  30003: ["not_reachable", false],
  30004: ["sms_filtered", false],
  30005: ["not_reachable", false],
  30006: ["not_reachable", false],
  30007: ["sms_filtered", false],
  30008: ["sms_undelivered", false],
  30034: ["sms_sender", false],
}

export function wordFor(code: number): readonly [reason: string, retry: boolean] | undefined {
  return Object.hasOwn(CODES, code) ? CODES[code] : undefined
}
