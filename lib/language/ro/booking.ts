import type { Words } from "@/lib/say"

/** Booking from a lead, a conversation and a record; times offered by message. */
export const BOOKING_RO: Words = {
  "Is being sent": "Se trimite",
  "Waits for their choice": "Se așteaptă alegerea",
  "They did not answer.": "Nu a răspuns.",
  "No time suited them.": "Nu s-a potrivit nicio oră.",
  "No time is free in the weeks ahead.": "Nu este nicio oră liberă în săptămânile următoare.",
  "The times they chose were taken, three times over.": "Orele alese s-au ocupat, de trei ori la rând.",
  "They were booked another way.": "S-a programat pe altă cale.",
  "The message could not be sent.": "Mesajul nu a putut fi trimis.",
  "Other times were offered instead.": "S-au oferit alte ore în schimb.",
  "A colleague stopped it.": "A fost oprită de un coleg.",
  "The record is there no more.": "Fișa nu mai există.",
  "Nothing is booked.": "Nu este nicio programare.",
  "All past appointments": "Toate programările trecute",
  "Offer times by message": "Oferă ore prin mesaj",
  "The patient gets five free times and answers with a number. The times are kept for 15 minutes; what is taken meanwhile is offered anew, never swapped.":
    "Pacientul primește cinci ore libere și răspunde cu un număr. Orele se păstrează 15 minute; ce se ocupă între timp se oferă din nou, nu se schimbă niciodată cu alta.",
  "Send the times": "Trimite orele",
  "The times are being sent.": "Orele se trimit.",
  "What for": "Pentru ce",
  "Stopped. The times are free again.": "Oprit. Orele sunt din nou libere.",
  "{n} time offered by message": "{n} oră oferită prin mesaj",
  "{n} times offered by message": "{n} ore oferite prin mesaj",
  "Times by message": "Ore prin mesaj",
  until: "până la",
  "Nothing can be booked yet: no service has a practitioner.":
    "Încă nu se poate programa nimic: niciun serviciu nu are un medic.",
  "Set up services": "Configurează serviciile",
  "No time is free in the next four weeks.": "Nicio oră liberă în următoarele patru săptămâni.",
  "Find a time with the patient": "Găsiți o oră împreună cu pacientul",
  "Read a reply to offered times": "Citiți un răspuns la orele oferite",
  "No time is free in the weeks ahead. Find one, or offer the waiting list.":
    "Nu este nicio oră liberă în săptămânile următoare. Găsiți una sau propuneți lista de așteptare.",
  "None of the times that were offered suited them.": "Nu s-a potrivit niciuna dintre orele oferite.",
  "The times they chose were taken by others, three times over.":
    "Orele alese au fost ocupate de alții, de trei ori la rând.",
  "Times were offered by message, and nobody answered within a day.":
    "S-au oferit ore prin mesaj și nu a răspuns nimeni într-o zi.",
  "The times could not be sent by message. Ring them.":
    "Orele nu au putut fi trimise prin mesaj. Sunați pacientul.",
  "Times were offered by message, and the reply is not plainly one of their numbers.":
    "S-au oferit ore prin mesaj, iar răspunsul nu este limpede unul dintre numerele lor.",
  "No number is known at which this person could be written to.":
    "Nu se cunoaște niciun număr la care i s-ar putea scrie acestei persoane.",
  "Offers a patient free times by message and keeps them a while; their answer books, and nobody else's time.":
    "Oferă unui pacient ore libere prin mesaj și le păstrează un timp; răspunsul lui programează, fără a lua ora altcuiva.",
  "Offers the times to the patient": "Oferă orele pacientului",
  "Sets a lead to booked when its patient got an appointment.":
    "Trece o solicitare la programat când pacientul ei a primit o programare.",
  "Sets a booked lead back when its last appointment was cancelled.":
    "Aduce înapoi o solicitare programată când ultima ei programare a fost anulată.",
  "{by} booked an appointment": "{by} a făcut o programare",
  "{by} moved the appointment": "{by} a mutat programarea",
  "{by} cancelled the appointment": "{by} a anulat programarea",
  "Appointment confirmed": "Programare confirmată",
  "The patient checked in": "Pacientul a sosit",
  "The treatment began": "Consultația a început",
  "The visit is over": "Vizita s-a încheiat",
  "The patient did not come": "Pacientul nu a venit",
  "Another appointment was booked in its place": "S-a făcut altă programare în locul ei",
  "{by} accepted the appointment": "{by} a acceptat programarea",
  "booked an appointment": "a făcut o programare",
  "moved the appointment": "a mutat programarea",
  "cancelled the appointment": "a anulat programarea",
  "let the patient in": "a primit pacientul",
  "ended the visit": "a încheiat vizita",
  "noted that the patient did not come": "a notat că pacientul nu a venit",
  "offered times by message": "a oferit ore prin mesaj",
  "{name} is here.": "{name} a sosit.",
  "Next arrivals": "Următoarele sosiri",
  "{expected} still to come, {here} in the waiting room":
    "{expected} încă de venit, {here} în sala de așteptare",
  "Open the board": "Deschide panoul",
  "Nobody else is expected today": "Astăzi nu mai este așteptat nimeni",
  "Who has an appointment today stands here until they are in.":
    "Cine are programare astăzi apare aici până intră în cabinet.",
  "{n} visit is over": "{n} vizită încheiată",
  "{n} visits are over": "{n} vizite încheiate",
  "Open the calendar": "Deschide calendarul",
  "Nobody else comes to you today": "Astăzi nu mai vine nimeni la dumneavoastră",
  "Free times can be booked from a lead, a conversation or the calendar.":
    "Orele libere se pot programa dintr-o solicitare, dintr-o conversație sau din calendar.",
  "Offered times": "Ore oferite",
  "No offer waits for an answer.": "Nicio ofertă nu așteaptă răspuns.",
  "Nobody is to be called back.": "Nu este nimeni de sunat.",
  "To come again": "De revenit",
  "Answer of {name}": "Răspunsul de la {name}",
  "booked again": "programat din nou",
  "{n} patient is to be called": "{n} pacient de sunat",
  "{n} patients are to be called": "{n} pacienți de sunat",
  "{n} of them is yours": "{n} dintre ei este al dumneavoastră",
  "{n} of them are yours": "{n} dintre ei sunt ai dumneavoastră",
  "{n} invitation is due": "{n} invitație de trimis",
  "{n} invitations are due": "{n} invitații de trimis",
  "{by} changed the note on the appointment": "{by} a modificat nota programării",
  "{by} took the last step back": "{by} a anulat ultimul pas",
  "The patient answered the reminder": "Pacientul a răspuns la memento",
  "Book an appointment for {name}": "Programează pe {name}",
  "What was noted of visits": "Ce s-a notat despre vizite",
  "Notes on appointments, what came of them in words, and what patients said of them afterwards.":
    "Notele la programări, ce a rezultat din ele în cuvinte și ce au spus pacienții după aceea.",
  "The words go; that there was an appointment, and how it ended, stays for reports.":
    "Cuvintele se șterg; rămâne, pentru rapoarte, că a fost o programare și cum s-a încheiat.",
  "Times were offered by message": "S-au oferit ore prin mesaj",
  "The patient chose a time": "Pacientul a ales o oră",
}
