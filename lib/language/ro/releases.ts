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
  "As number {n}": "Numărul {n} la rând",
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
  "Not proven": "Nedovedită",
  "At a glance": "Dintr-o privire",
  "How places stand": "Cum stau locurile",
  "Nothing is under way, and nothing waits for anybody.":
    "Nu e nimic în curs și nimic nu așteaptă pe nimeni.",
  "asked for": "cerută",
  "Nothing is put there until somebody resumes it.": "Nu se pune nimic acolo până nu o reia cineva.",
  "What ran before runs again. Its log says what to mend.":
    "Rulează din nou ce rula înainte. Jurnalul spune ce e de reparat.",
  "Nothing was touched. Its log says what stood in the way.":
    "Nu s-a atins nimic. Jurnalul spune ce a stat în cale.",
  "Nothing was touched. Mend what stands in the way, or deploy again and take it all the same.":
    "Nu s-a atins nimic. Reparați ce stă în cale sau lansați din nou și treceți totuși peste.",
  "What ran before runs again and was tested. Mend the release, and deploy the one that comes of it.":
    "Rulează din nou ce rula înainte, testat. Reparați versiunea și lansați-o pe cea care iese.",
  "Nothing was touched.": "Nu s-a atins nimic.",
  "{n} services with a place that stands so.": {
    one: "{n} serviciu cu un loc în starea aceasta.",
    few: "{n} servicii cu un loc în starea aceasta.",
    other: "{n} de servicii cu un loc în starea aceasta.",
  },
  "Show all services": "Arată toate serviciile",
  "No environment is known yet": "Nu se știe încă de niciun mediu",
  "Set up the first environment": "Configurați primul mediu",
  "An operator sets up the first one.": "Pe primul îl configurează un operator.",
  "the last that was known:": "ultima cunoscută:",
  "Runs since": "Rulează din",
  "Do next…": "Ce urmează…",
  "About this deployment": "Despre această lansare",
  "About this release": "Despre această versiune",
  "Lines of the log": "Rândurile jurnalului",
  "None was tried: it ended before them.": "Nu s-a încercat niciunul: s-a încheiat înaintea lor.",
  "The release you came from cannot be compared": "Versiunea de la care ați venit nu se poate compara",
  "No run here is stamped with its commit: it ran nothing yet, or is no part of Rounds. These are the newest two that can.":
    "Nicio rulare de aici nu poartă commitul ei: nu a rulat încă nimic sau nu face parte din Rounds. Acestea sunt cele mai noi două care se pot.",
  "There is no environment to put it in yet": "Nu există încă un mediu în care să fie pus",
  "See the environments": "Vezi mediile",
  "This key was used for other deployments.": "Această cheie a fost folosită pentru alte lansări.",
}
