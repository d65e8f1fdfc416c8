import type { Words } from "@/lib/say"

/** What stands in the way of booking and moving. */
export const SLOTS_RO: Words = {
  "The clinic agreed to this already. Ask the front desk to change it.":
    "Clinica a acceptat deja programarea. Cereți recepției să o modifice.",
  "Leave at least two of them.": "Lăsați cel puțin două dintre ele.",
  "This service is not offered any more.": "Acest serviciu nu mai este oferit.",
  "Nobody is booked with them any more.": "La această persoană nu se mai fac programări.",
  "Between 5 minutes and 12 hours.": "Între 5 minute și 12 ore.",
  "This service is not done in that room.": "Acest serviciu nu se face în cabinetul ales.",
  "Answer an appointment that was asked for": "Răspundeți la o programare cerută",
  "The time is kept. Accept it, or call and find another.":
    "Ora este păstrată. Acceptați-o sau sunați și găsiți alta.",
  "Too soon": "Prea devreme",
  "The time does not suit": "Ora nu se potrivește",
  "Wants somebody else": "Dorește pe altcineva",
}
