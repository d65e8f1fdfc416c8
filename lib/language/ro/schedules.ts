import type { Words } from "@/lib/say"

/** What is due by the clock, and what became of it. */
export const SCHEDULES_RO: Words = {
  "What is due by the clock, and whether it happened.": "Ce este programat după ceas și dacă s-a întâmplat.",
  "Since yesterday": "De ieri",
  "for every clinic": "pentru toate clinicile",
  "in this clinic": "în această clinică",
  "Resume…": "Reia…",
  "Pause…": "Pune în pauză…",
  "After an outage": "După o întrerupere",
  "After an outage…": "După o întrerupere…",
  "Actions for {name}": "Acțiuni pentru {name}",
  "Run {name} now": "Rulează {name} acum",
  "One run beside the plan, {whose}. The next planned one comes as it would have; the pause stays.":
    "O rulare în afara planului, {whose}. Următoarea planificată vine la timpul ei; pauza rămâne.",
  "One run beside the plan, {whose}. The next planned one comes as it would have.":
    "O rulare în afara planului, {whose}. Următoarea planificată vine la timpul ei.",
  "Why now?": "De ce acum?",
  "It is on its way": "A pornit",
  "Pause {name}": "Pune {name} în pauză",
  "From now on it does not run {whose}, {when}. Each occasion is listed as paused, with your reason, and is not made up for.":
    "De acum nu mai rulează {whose}, {when}. Fiecare ocazie apare ca fiind în pauză, cu motivul dumneavoastră, și nu se recuperează.",
  "Why pause it?": "De ce îl puneți în pauză?",
  "Shown beside the schedule, and kept in the audit log.":
    "Apare lângă program și se păstrează în jurnalul de audit.",
  "Resume {name}": "Reia {name}",
  "It goes on with its next occasion {whose}. What fell into the pause is not made up for.":
    "Continuă cu următoarea ocazie {whose}. Ce a căzut în pauză nu se recuperează.",
  Resumed: "Reluat",
  "{name} after an outage": "{name} după o întrerupere",
  "What becomes of occasions nobody could start, {whose}. It counts from the next outage on.":
    "Ce se întâmplă cu ocaziile care nu au putut fi pornite, {whose}. Contează de la următoarea întrerupere.",
  "Why change it?": "De ce o schimbați?",
  "Change the rule": "Schimbă regula",
  "The rule is changed": "Regula a fost schimbată",
  "What was not started": "Ce nu a fost pornit",
  "Too late after, in minutes": "Prea târziu după, în minute",
  "Counted from when it was due.": "Socotit de la momentul programat.",
  "Its function is not built yet: nothing is expected of it, and nothing is counted.":
    "Funcția lui încă nu există: nu se așteaptă nimic de la el și nu se numără nimic.",
  "Comes later": "Vine mai târziu",
  here: "aici",
  "left out": "omisă",
  "Open its run": "Deschide rularea",
  "by somebody of another clinic": "de cineva din altă clinică",
  "{rule}, too late after {span}": "{rule}, prea târziu după {span}",
  "Schedule, function or other name": "Program, funcție sau alt nume",
  "No schedule by that name": "Niciun program cu acest nume",
  "Show all schedules": "Arată toate programele",
  "Search takes a schedule's or a function's name, or one it is also known by.":
    "Căutarea primește numele unui program sau al unei funcții ori un alt nume al lor.",
  "By the clinic's clock, {zone}": "După ora clinicii, {zone}",
  "Once for all clinics, in UTC": "O dată pentru toate clinicile, în UTC",
  "Once for all clinics, in UTC; an operator looks after them":
    "O dată pentru toate clinicile, în UTC; de ele se ocupă un operator",
  "also {names}": "și {names}",
  "after an outage {rule}": "după o întrerupere: {rule}",
  "The last 30 days": "Ultimele 30 de zile",
  "The last 30 days: {counts}": "Ultimele 30 de zile: {counts}",
  "nothing was due": "nu era nimic programat",
  "Nothing was due yet": "Încă nu a fost nimic programat",
  "Nobody watches the schedules just now": "Nimeni nu supraveghează programele chiar acum",
  "The witness looked last": "Martorul a verificat ultima dată",
  "What was due since then is counted when it looks again.":
    "Ce a fost programat de atunci se socotește când verifică din nou.",
  "The witness has not looked yet. It runs in the server, apart from the worker.":
    "Martorul nu a verificat încă. Rulează pe server, separat de procesul de lucru.",
  "Watched since": "Supravegheat din",
  "last look": "ultima verificare",
  "last tick": "ultimul semnal",
  "Nothing is being started": "Nu se pornește nimic",
  "The tick that starts what is due came last":
    "Semnalul care pornește ce este programat a venit ultima dată",
  "The tick that starts what is due has not come yet.":
    "Semnalul care pornește ce este programat nu a venit încă.",
  "See whether the worker runs. When it is back, each schedule makes up for the gap by its own rule.":
    "Verificați dacă procesul de lucru rulează. Când revine, fiecare program recuperează după regula lui.",
  Occasions: "Ocazii",
  "No occasion matches": "Nicio ocazie nu corespunde",
  "Each time it is due stands here, with what became of it; the last 35 days are kept.":
    "Aici apare fiecare dată programată, cu ce s-a ales de ea; se păstrează ultimele 35 de zile.",
  Begun: "Începută",
  "caught up at": "recuperată la",
  "made up for after an outage": "recuperată după o întrerupere",
  "Late after": "Întârziată după",
  "(chosen here)": "(aleasă aici)",
  "Too late after {span}.": "Prea târziu după {span}.",

  Missed: "Ratată",
  Double: "Dublă",
  Overlapped: "Suprapusă",
  Skipped: "Sărită",
  "On time": "La timp",
  "Nothing ran for it in its time, though it may have been made up for later":
    "Nimic nu a rulat la timp, deși poate a fost recuperată mai târziu",
  "Two runs of one occasion": "Două rulări ale unei ocazii",
  "It ran, and its run failed": "A rulat, iar rularea a eșuat",
  "The run before was still under way": "Rularea dinainte era încă în curs",
  "It ran, and began later than it should": "A rulat și a început mai târziu decât trebuia",
  "Left out after an outage: a newer one did its work":
    "Omisă după o întrerupere: una mai nouă i-a făcut treaba",
  "Left out while the schedule was paused": "Omisă cât programul a fost în pauză",
  "Dispatched, and not ended yet": "Trimisă și încă neîncheiată",
  "Due, and not dispatched yet": "Scadentă și încă netrimisă",
  "Dispatched and begun in time": "Trimisă și începută la timp",
  "Started by a person, beside the plan": "Pornită de o persoană, în afara planului",
  "{n} missed": { one: "{n} ratată", few: "{n} ratate", other: "{n} ratate" },
  "{n} double": { one: "{n} dublă", few: "{n} duble", other: "{n} duble" },
  "{n} overlapped": { one: "{n} suprapusă", few: "{n} suprapuse", other: "{n} suprapuse" },
  "{n} skipped": { one: "{n} sărită", few: "{n} sărite", other: "{n} sărite" },
  "{n} paused": "{n} în pauză",
  "{n} due": { one: "{n} scadentă", few: "{n} scadente", other: "{n} scadente" },
  "{n} on time": "{n} la timp",
  "{n} by hand": "{n} manual",
  "Skip what is too late": "Sare peste ce este prea târziu",
  "One run makes up for all": "O rulare le recuperează pe toate",
  "Each, one after the other": "Fiecare, una după alta",
  "After an outage the newest one runs if it is still in time; of the others, those too late count as missed.":
    "După o întrerupere rulează cea mai nouă, dacă mai este la timp; dintre celelalte, cele prea târzii se socotesc ratate.",
  "After an outage the newest one runs for all of them if it is still in time; the others are left out.":
    "După o întrerupere cea mai nouă rulează pentru toate, dacă mai este la timp; celelalte se omit.",
  "After an outage every one runs that is not too late, the next when the one before has ended.":
    "După o întrerupere rulează fiecare care nu este prea târzie, următoarea când s-a încheiat cea dinainte.",
  "paused before it was made up for": "pusă în pauză înainte de a fi recuperată",
  "the engine left it out: {reason}": "motorul a omis-o: {reason}",
  "a newer one did its work": "una mai nouă i-a făcut treaba",
  "what would have run was too late": "ce ar fi rulat era prea târziu",
  "dispatched, and nothing ever began": "trimisă, dar nimic nu a început",
  "the clinic's zone changed: it had run on this day":
    "fusul orar al clinicii s-a schimbat: rulase în această zi",
  "every minute": "în fiecare minut",
  "every {n} minutes": "la fiecare {n} minute",
  "every hour, on the hour": "în fiecare oră, la fix",
  "every hour, {n} minutes past": "în fiecare oră, la {n} minute după",
  "every day at {time}": "în fiecare zi la {time}",
  "every Monday at {time}": "în fiecare luni la {time}",
  "every Tuesday at {time}": "în fiecare marți la {time}",
  "every Wednesday at {time}": "în fiecare miercuri la {time}",
  "every Thursday at {time}": "în fiecare joi la {time}",
  "every Friday at {time}": "în fiecare vineri la {time}",
  "every Saturday at {time}": "în fiecare sâmbătă la {time}",
  "every Sunday at {time}": "în fiecare duminică la {time}",
  "This schedule comes later: there is nothing to pause.":
    "Acest program vine mai târziu: nu este nimic de pus în pauză.",
  "This schedule comes later: what it would do is not there yet.":
    "Acest program vine mai târziu: ce ar face nu există încă.",
  "It runs for every clinic: an operator looks after it.":
    "Rulează pentru toate clinicile: de el se ocupă un operator.",
  "Choose a rule.": "Alegeți o regulă.",
  "Enter a number of minutes.": "Introduceți un număr de minute.",
  "Whole minutes only.": "Doar minute întregi.",
  "At least a minute.": "Cel puțin un minut.",
  "At most a week, which is 10,080 minutes.": "Cel mult o săptămână, adică 10.080 de minute.",

  "Reminds patients who are due for a check-up.": "Le amintește pacienților care trebuie să vină la control.",
  "Starts the reminders of appointments a day and two hours ahead.":
    "Pornește mementourile de programare cu o zi și cu două ore înainte.",
  "Starts the renewal of consents that run out within 30 days.":
    "Pornește reînnoirea consimțămintelor care expiră în 30 de zile.",
  "Looks through all consents for what has run out or lacks its evidence.":
    "Verifică toate consimțămintele: ce a expirat sau nu are dovadă.",
  "Reads what was changed at HubSpot since it was read last.":
    "Citește ce s-a schimbat în HubSpot de la ultima citire.",
  "Holds linked contacts at HubSpot against their patients and keeps what differs.":
    "Compară contactele legate din HubSpot cu pacienții lor și păstrează diferențele.",
  "Sums up the week for the clinic.": "Face rezumatul săptămânii pentru clinică.",
  "Chains what was recorded in the last minute by hash.":
    "Înlănțuie prin hash ce s-a înregistrat în ultimul minut.",
  "Holds the figures against their thresholds and raises or clears alerts.":
    "Compară cifrele cu pragurile lor și ridică sau închide alerte.",
  "Asks each service whether it answers.": "Întreabă fiecare serviciu dacă răspunde.",
  "Finds webhook events that wait with nothing behind them.":
    "Găsește evenimente de webhook care așteaptă fără nimic în urma lor.",
  "Asks GitHub and Coolify for what their webhooks may have lost.":
    "Întreabă GitHub și Coolify ce s-a putut pierde din webhookuri.",
  "Finds providers that have gone silent.": "Găsește furnizori care au amuțit.",
  "Gives back the slots that were kept for somebody and not taken.":
    "Eliberează intervalele care au fost păstrate pentru cineva și nu au fost ocupate.",
  "Ends requests for a second person that nobody decided on in seven days.":
    "Încheie cererile de acord pe care nimeni nu le-a decis în șapte zile.",
  "Removes what has been kept as long as it may be.": "Șterge ce s-a păstrat atât cât este permis.",
  "Backs the database up: 7 daily, 4 weekly and 3 monthly copies are kept.":
    "Face copia de siguranță a bazei de date: se păstrează 7 copii zilnice, 4 săptămânale și 3 lunare.",
  "Proves the newest backup by restoring it beside the live database.":
    "Verifică cea mai nouă copie de siguranță, restaurând-o lângă baza de date curentă.",
  "By hand": "Manual",
}
