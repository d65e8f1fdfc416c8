import type { Words } from "@/lib/say"

/** A release, whether the one before works with its changes of the database; and several put out together. */
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
  "As number {n}": "A {n}-a la rând",
  "Looking what they would meet": "Se caută ce ar întâlni",
  "Looking what {service} would meet": "Se caută ce ar întâlni {service}",
  "Pre-flight of {service}": "Verificarea dinainte pentru {service}",
  "No service can be deployed there": "Acolo nu se poate lansa niciun serviciu",
  "None has a place there with something that could put it.":
    "Niciunul nu are acolo un loc cu ceva care l-ar putea pune.",
  "Nothing stands in the way": "Nu stă nimic în cale",
  "{n} things are good": {
    one: "{n} lucru e în regulă",
    few: "{n} lucruri sunt în regulă",
    other: "{n} de lucruri sunt în regulă",
  },
  "This key was used for other deployments.": "Această cheie a fost folosită pentru alte lansări.",
}
