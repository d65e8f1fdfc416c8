import type { Words } from "@/lib/say"

/** Reminders of appointments and what is answered to them. */
export const REMINDERS_RO: Words = {
  Reminders: "Mementouri",
  "The day’s reminders": "Mementourile zilei",
  "Which reminders": "Ce mementouri",
  Reminded: "Anunțați",
  "No answer yet": "Încă fără răspuns",
  "Not asked yet": "Încă neîntrebat",
  "Not reached": "Neanunțați",
  "to be called": "de sunat",
  "Not planned": "Neplanificat",
  Answer: "Răspuns",
  Tomorrow: "Mâine",
  "A day before": "Cu o zi înainte",
  "Two hours before": "Cu două ore înainte",
  "Not sent": "Netrimis",
  "Too late": "Prea târziu",
  "Not needed": "Nu mai e nevoie",
  "Will come": "Vine",
  "Wants another time": "Vrea altă oră",
  "To be read": "De citit",
  "It was booked after the time of this reminder.": "S-a programat după ora acestui memento.",
  "The appointment was moved to another time.": "Programarea a fost mutată la altă oră.",
  "The appointment was cancelled.": "Programarea a fost anulată.",
  "The patient had come, or the visit was over.": "Pacientul venise sau vizita se încheiase.",
  "Its time had passed before it could go out.": "Ora lui trecuse înainte să poată pleca.",
  "Nobody had accepted the request by then.": "Nimeni nu acceptase cererea până atunci.",
  "There is no number to write to.": "Nu există niciun număr la care să se scrie.",
  "The patient did not write within a day, and there is no approved template to remind with.":
    "Pacientul nu a scris în ultima zi și nu există un șablon aprobat pentru memento.",
  "It was night where the patient lives, and in the morning it would have been too late.":
    "La pacient era noapte, iar dimineața ar fi fost prea târziu.",
  "Nobody is expected on this day": "Nimeni nu este așteptat în această zi",
  "None of this kind": "Niciunul de acest fel",
  "Whoever is booked is reminded by itself, a day and two hours before.":
    "Celor programați li se amintește automat, cu o zi și cu două ore înainte.",
  "Look at all of the day’s reminders, or at another day.": "Priviți toate mementourile zilei sau altă zi.",
  "Show all of the day": "Arată toată ziua",
  "Open the calendar": "Deschide calendarul",
  "Plans the reminders of an appointment that was booked: a day and two hours before.":
    "Planifică mementourile unei programări noi: cu o zi și cu două ore înainte.",
  "Drops the reminders of a former time and plans those of the new one.":
    "Renunță la mementourile orei vechi și le planifică pe ale celei noi.",
  "Drops the reminders of an appointment that was cancelled.":
    "Renunță la mementourile unei programări anulate.",
  "Waits until an appointment is to be reminded of, a day and two hours before, and looks at it anew then.":
    "Așteaptă ora mementoului, cu o zi și cu două ore înainte, și privește atunci din nou programarea.",
  "Sends one reminder of an appointment, once, when nothing holds it back.":
    "Trimite un memento de programare, o singură dată, când nimic nu îl reține.",
  "Starts the reminders of appointments that are due within the hour, and finds those that were lost.":
    "Pornește mementourile care vin în ora următoare și le găsește pe cele pierdute.",
}
