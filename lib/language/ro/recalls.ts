import type { Words } from "@/lib/say"

/** Coming again, how it was, and who did not come. */
export const RECALLS_RO: Words = {
  "Finds who is due to come again by what was last done, and begins the day's invitations, the longest due first.":
    "Găsește cine trebuie să revină după ultima vizită și începe invitațiile zilei, cu cei mai vechi întâi.",
  "Invites one patient to come again, when it is day where they are and their day has room.":
    "Invită un pacient să revină, când la el este zi și nu a primit deja destule mesaje.",
  "Invites the patient to come again": "Invită pacientul să revină",
  "Asks for a number from 0 to 10 between one and two hours after a visit, once in 30 days, and waits three days for it.":
    "Cere un număr de la 0 la 10 la una-două ore după vizită, o dată la 30 de zile, și îl așteaptă trei zile.",
  "Asks the patient how it was": "Întreabă pacientul cum a fost",
  "Settles the recalls and calls that a booking answers, and weighs how likely the patient is to come.":
    "Încheie rechemările și apelurile rezolvate de o programare și estimează cât de probabil vine pacientul.",
  "Weighs a moved appointment anew.": "Estimează din nou o programare mutată.",
  "Puts a recall back on the list whose appointment was called off.":
    "Readuce pe listă rechemarea a cărei programare a fost anulată.",
  "Has somebody call who did not come, unless they came late or are booked again.":
    "Pune pe cineva să sune pacientul care nu a venit, dacă nu a ajuns mai târziu și nu este reprogramat.",
  "Weighs anew how likely it is that those of the next two days do not come.":
    "Estimează din nou cât de probabil este să nu vină cei din următoarele două zile.",
  "Weighs anew who of the next two days is likely not to come.":
    "Estimează din nou cine dintre cei din următoarele două zile ar putea să nu vină.",
  "Who did not come": "Cine nu a venit",
  Recalls: "Rechemări",
  "Answers after visits": "Răspunsuri după vizite",
  "Did not come": "Nu a venit",
  "After a visit": "După vizită",
  "Call a patient who did not come": "Sunați un pacient care nu a venit",
  "Ask how they are and find them another time.": "Întrebați cum se simte și găsiți-i altă oră.",
  "Call an unhappy patient": "Sunați un pacient nemulțumit",
  "They would not recommend the clinic after their visit.": "Nu ar recomanda clinica după vizită.",
  "Read an answer after a visit": "Citiți un răspuns după vizită",
  "They were asked for a number from 0 to 10, and answered with more than a number.":
    "I s-a cerut un număr de la 0 la 10 și a răspuns cu mai mult decât un număr.",
}
