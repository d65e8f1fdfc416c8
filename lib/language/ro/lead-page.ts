import type { Words } from "@/lib/say"

/** What to do next with an enquiry, and what happened to it. */
export const LEAD_PAGE_RO: Words = {
  "Nothing to do": "Nimic de făcut",
  "The treatment is agreed.": "Tratamentul este stabilit.",
  "A new message opens a new lead.": "Un mesaj nou deschide o solicitare nouă.",
  "Call now": "Sunați acum",
  "The patient describes an emergency. Do not answer by text first.":
    "Pacientul descrie o urgență. Nu răspundeți mai întâi în scris.",
  "Take it": "Luați-o",
  "Nobody answers yet, and the clock runs.": "Nimeni nu răspunde încă, iar timpul curge.",
  "Nobody owns it yet.": "Încă nu are responsabil.",
  "Wait for the owner": "Așteptați responsabilul",
  "The owner has not answered yet.": "Responsabilul nu a răspuns încă.",
  "Call the patient": "Sunați pacientul",
  "They wait for an answer, and it cannot be written just now.":
    "Așteaptă un răspuns, iar acum nu se poate scrie.",
  "Answer the patient": "Răspundeți pacientului",
  "Only {minutes} min are left to write in free words; after that call.":
    "Mai sunt doar {minutes} min pentru text liber; după aceea sunați.",
  "An answer sent from here, or the status contacted, stops the clock.":
    "Un răspuns trimis de aici sau starea „contactată” oprește timpul.",
  Recover: "Recuperați",
  "Nothing was heard for {days} days. Call, or write a last time.":
    "De {days} zile nu s-a mai auzit nimic. Sunați sau scrieți o ultimă dată.",
  "Get in touch": "Luați legătura",
  "Nobody has spoken with the patient yet.": "Nimeni nu a vorbit încă cu pacientul.",
  Qualify: "Calificați",
  "Treatment, budget, and when.": "Tratament, buget și când.",
  "Book a visit": "Programați o vizită",
  "Wishes and means are known.": "Dorințele și mijloacele sunt cunoscute.",
  "Prepare the visit": "Pregătiți vizita",
  "The patient is booked.": "Pacientul este programat.",

  "Lead opened": "Solicitare deschisă",
  "{by} took the lead": "{by} a luat solicitarea",
  "{by} gave the lead back": "{by} a dat solicitarea înapoi",
  "{by} assigned it to {what}": "{by} a atribuit-o: {what}",
  "Assigned to {what} by the clinic’s rules": "Atribuită după regulile clinicii: {what}",
  "Suggested for {what} by the clinic’s rules": "Sugerată după regulile clinicii: {what}",
  "Left to everybody by the clinic’s rules": "Lăsată tuturor după regulile clinicii",
  "{by} closed it as double": "{by} a închis-o ca dublură",
  "{by} opened it again: not double": "{by} a redeschis-o: nu e dublură",
  "{by} made a task: {what}": "{by} a făcut o sarcină: {what}",
  "{by} took the task: {what}": "{by} a luat sarcina: {what}",
  "{by} finished the task: {what}": "{by} a terminat sarcina: {what}",
  "{by} reopened the task: {what}": "{by} a redeschis sarcina: {what}",
  "{by} cancelled the task: {what}": "{by} a anulat sarcina: {what}",
  "Consent given: {what}": "Consimțământ dat: {what}",
  "Consent refused: {what}": "Consimțământ refuzat: {what}",
  "Consent withdrawn: {what}": "Consimțământ retras: {what}",
  "Urgent case opened": "Caz urgent deschis",
  "Urgent case became more urgent": "Cazul a devenit mai urgent",
  "The next ones on duty were told": "Au fost anunțați următorii de gardă",
  "{by} looks after the urgent case": "{by} se ocupă de cazul urgent",
  "The patient was told that nobody is there": "Pacientul a fost anunțat că nu este nimeni la cabinet",
  "The patient could not be told that nobody is there":
    "Pacientul nu a putut fi anunțat că nu este nimeni acum",
  "Urgent case closed": "Caz urgent închis",
}
