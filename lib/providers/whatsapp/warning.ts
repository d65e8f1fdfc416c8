import { array, type Json, line, record, text } from "@/lib/providers/whatsapp/shape"

type Said = { title: string; why: string }

const ACCOUNT: Readonly<Record<string, string>> = {
  ACCOUNT_VIOLATION: "Meta found a violation of its rules.",
  ACCOUNT_RESTRICTION: "Meta restricted what the account may do.",
  ACCOUNT_DELETED: "The WhatsApp account was deleted.",
  ACCOUNT_OFFBOARDED: "The WhatsApp account was taken off the platform.",
  DISABLED_UPDATE: "Meta disabled the account.",
  PARTNER_REMOVED: "The account no longer belongs to our partner: nothing comes in or goes out.",
}

/** Fields that may carry something a person must look after. */
export const WARNING_FIELDS = ["account_update", "account_alerts", "phone_number_quality_update"]

/** What WhatsApp warns of, in our words; undefined for what needs nobody. */
export function warningOf(field: string, value: Json): Said | undefined {
  const event = text(value.event) ?? ""
  if (field === "account_update") return ofAccount(event, value)
  if (field === "phone_number_quality_update") return ofQuality(event, value)
  const severity = text(value.alert_severity)
  if (field !== "account_alerts" || (severity !== "CRITICAL" && severity !== "WARNING")) return undefined
  return {
    title: "Look after the WhatsApp account",
    why: `WhatsApp sends an alert: ${word(value.alert_type) ?? "no more is said"}.`,
  }
}

function ofAccount(event: string, value: Json): Said | undefined {
  const known = Object.hasOwn(ACCOUNT, event) ? ACCOUNT[event] : undefined
  // What was disabled is also told when it is in force again.
  if (!known || word(record(value.ban_info)?.waba_ban_state) === "reinstate") return undefined
  const kinds = array(value.restriction_info).flatMap((one) => word(record(one)?.restriction_type) ?? [])
  const more = [word(record(value.violation_info)?.violation_type), ...kinds].filter(Boolean)
  return {
    title: "Look after the WhatsApp account",
    why: more.length > 0 ? `${known} It says: ${more.slice(0, 5).join(", ")}.` : known,
  }
}

function ofQuality(event: string, value: Json): Said | undefined {
  if (event !== "FLAGGED" && event !== "DOWNGRADE") return undefined
  const limit = word(value.current_limit)
  return {
    title: "Look at what we send by WhatsApp",
    why: `WhatsApp rates the clinic's number lower: too many people blocked or reported it.${limit ? ` Limit now: ${limit}.` : ""}`,
  }
}

/** "RESTRICTED_BIZ_INITIATED_MESSAGING" → "restricted biz initiated messaging" */
function word(given: unknown): string | undefined {
  const said = line(given, 80)
  return said && /^[A-Z0-9_ ]+$/i.test(said) ? said.replaceAll("_", " ").toLowerCase() : undefined
}
