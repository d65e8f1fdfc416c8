import type { Words } from "@/lib/say"

/** A release: whether the one before works with its changes of the database, and who says so. */
export const RELEASES_RO: Words = {
  "Say whether…": "Spuneți dacă…",
  "Say otherwise…": "Spuneți altceva…",
  "Does the release before work with it?": "Merge versiunea dinainte cu ea?",
  "{migration}: if it does, going back is free. If not, or while nobody says, whoever goes back is told, and must say that it is taken all the same.":
    "{migration}: dacă da, revenirea e liberă. Dacă nu, sau cât timp nu spune nimeni, cine revine află și trebuie să spună că se face totuși.",
  "How do you know?": "De unde știți?",
  "Shown with it, with your name, and kept in the audit log.":
    "Se arată lângă ea, cu numele dumneavoastră, și se păstrează în jurnalul de audit.",
  "Say so": "Spun așa",
  "It is on record, with your name": "S-a consemnat, cu numele dumneavoastră",
  "The release before": "Versiunea dinainte",
  "works with it": "merge cu ea",
  "does not work with it": "nu merge cu ea",
  "It only adds what the older one does not look at.":
    "Doar adaugă ceva la care versiunea mai veche nu se uită.",
  "It drops, renames or narrows what the older one reads or writes.":
    "Șterge, redenumește sau îngustează ceva ce versiunea mai veche citește sau scrie.",
  "Said by {name}": "Spus de {name}",
  "Said by the pipeline that told of the release": "Spus de fluxul care a anunțat versiunea",
  "Say whether it does.": "Spuneți dacă merge.",
}
