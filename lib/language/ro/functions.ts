import type { Words } from "@/lib/say"

/** What Rounds does by itself: each function, its numbers, what it is for. */
export const FUNCTIONS_RO: Words = {
  "Runs, 24 h": "Rulări, 24 h",
  "Runs, 7 d": "Rulări, 7 zile",
  P50: "P50",
  P95: "P95",
  "Last run": "Ultima rulare",
  Retries: "Reîncercări",
  "Planned, and not built yet: nothing of these runs.": "Planificate, încă neconstruite: niciuna nu rulează.",
  "Nothing ran for leads you own": "Nu a rulat nimic pentru solicitările dumneavoastră",
  "What runs for them in this time is counted here.": "Aici se numără ce rulează pentru ele în acest timp.",
  "Rates count runs by when they ended. P50 and P95 are read from a histogram: from the run's making to its end, without what it slept by design.":
    "Ratele numără rulările după momentul încheierii. P50 și P95 se citesc dintr-o histogramă: de la crearea rulării până la sfârșit, fără repausul prevăzut.",
  "up to {n} tries": "cel mult {n} încercări",
  "{n} under way": "{n} în curs",
  "{n} by limit": "{n} din cauza limitei",
  "{n} asleep": "{n} în repaus",
  "What Rounds did by itself for leads you own, and how it went.":
    "Ce a făcut Rounds de la sine pentru solicitările dumneavoastră și cum a mers.",
  "What Rounds can do by itself, and how it went.": "Ce poate face Rounds de la sine și cum a mers.",
  Time: "Perioadă",
  on: "la",
  "the clinic's zone": "fusul orar al clinicii",
  "About this function": "Despre această funcție",
  "What it does": "Ce face",
  "Also known as {names}: search and filters find it by these names too.":
    "Cunoscută și ca {names}: căutarea și filtrele o găsesc și după aceste nume.",
  "One: it is not tried again": "Una: nu se reîncearcă",
  "Up to {n}, the first one included": "Cel mult {n}, inclusiv prima",
  "Settings are part of a release; they are not changed here.":
    "Setările țin de versiune; nu se schimbă aici.",
  Effects: "Efecte",
  "Change in the CRM": "Modificare în CRM",
  "Mail or push to a colleague": "E-mail sau notificare push către un coleg",
  "in step": "în pasul",
  "in step {name}": "în pasul {name}",
  "None outside Rounds: it can be run again without anybody noticing.":
    "Niciunul în afara Rounds: poate fi rulată din nou fără ca cineva să observe.",
  "At a time": "Odată",
  Rate: "Ritm",
  "Waits for quiet": "Așteaptă liniște",
  "One at a time": "Câte una odată",
  "Goes ahead": "Are prioritate",
  "Must begin in": "Trebuie să înceapă în",
  "Must end in": "Trebuie să se încheie în",
  "Cancelled by": "Anulată de",
  "for each {key}": "pentru fiecare {key}",
  "No limit of its own": "Fără limită proprie",
  "{n} in {span}": "{n} în {span}",
  "more are dropped": "restul se pierd",
  "the last event counts": "contează ultimul eveniment",
  "a second is not begun": "a doua nu începe",
  "a second ends the first": "a doua o încheie pe prima",
  "up to {n}": "până la {n}",
  "{chart}; the table below has the numbers.": "{chart}; cifrele sunt în tabelul de mai jos.",
  "Why runs failed": "De ce au eșuat rulările",
  "How it went": "Cum a mers",
  "Runs that ended": "Rulări încheiate",
  "P95 of how long they took": "P95 al duratei lor",
  "Show the numbers": "Arată cifrele",
  "Nothing ended in this time.": "Nimic nu s-a încheiat în acest timp.",
  "{n} completed": { one: "{n} încheiată", few: "{n} încheiate", other: "{n} încheiate" },
  "Last runs": "Ultimele rulări",
  "Show all its runs": "Arată toate rulările ei",
  "It has not run yet": "Nu a rulat încă",
  "Its runs appear here as they begin.": "Rulările ei apar aici pe măsură ce încep.",
  "The last 24 hours": "Ultimele 24 de ore",
  "The last 7 days": "Ultimele 7 zile",
  "{share} of those that ended": "{share} din cele încheiate",
  "tries that did not succeed": "încercări nereușite",
  "half took less": "jumătate au durat mai puțin",
  "began within {span}": "au început în {span}",
  "Waiting now": "Așteaptă acum",
  "{n} being called": "{n} în apel",
  "{n} held back by the limit": "{n} reținute de limită",
  "{n} until their next try": "{n} până la următoarea încercare",
  "due since": "scadente din",

  "Reads what was changed at HubSpot since it was read last, in case a webhook was lost.":
    "Citește ce s-a schimbat în HubSpot de la ultima citire, în caz că s-a pierdut un webhook.",
  "Holds all linked contacts against their patients and keeps what differs.":
    "Compară toate contactele legate cu pacienții lor și păstrează diferențele.",
  "Each minute: starts what has come due, in every clinic by its own clock.":
    "În fiecare minut: pornește ce a ajuns la termen, în fiecare clinică după ora ei.",
  "Scores open leads again that nobody has touched for 7 days.":
    "Dă din nou scor solicitărilor deschise neatinse de 7 zile.",
  "Archives leads without any activity for 90 days; booked, won and lost ones stay.":
    "Arhivează solicitările fără activitate de 90 de zile; cele programate, câștigate și pierdute rămân.",
  "Keeps the week before as a report, and mails it to whom it is for.":
    "Păstrează săptămâna trecută ca raport și îl trimite prin e-mail celor vizați.",
  "Makes the days of the reports again in which something changed.":
    "Reface zilele din rapoarte în care s-a schimbat ceva.",
  "Finds webhook events that wait with nothing behind them: sends them again, or gives them up. Picks up reruns that nobody follows.":
    "Găsește evenimente de webhook care așteaptă fără nimic în urma lor: le trimite din nou sau le abandonează. Preia reluările pe care nu le urmărește nimeni.",
  "Reads what GitHub, Coolify and Expo tell of the software: how checks ended, what was pushed, what was put somewhere.":
    "Citește ce spun GitHub, Coolify și Expo despre software: cum s-au încheiat verificările, ce s-a trimis, ce s-a lansat undeva.",
  "Asks GitHub and Coolify for what their webhooks may have lost: how checks ended and what was put somewhere.":
    "Întreabă GitHub și Coolify ce s-a putut pierde din webhookuri: cum s-au încheiat verificările și ce s-a lansat undeva.",
  "Finds providers that have gone silent: nothing for three usual gaps of opening hours.":
    "Găsește furnizori care au amuțit: nimic timp de trei pauze obișnuite din program.",
  "Counts what functions did, and raises or clears alerts by their thresholds.":
    "Numără ce au făcut funcțiile și ridică sau închide alerte după praguri.",
  "Chains what was recorded in the last minute by hash, and keeps the heads outside the database.":
    "Înlănțuie prin hash ce s-a înregistrat în ultimul minut și păstrează capetele în afara bazei de date.",
  "Removes finished runs after 30 days, occasions of schedules after 35, raw webhook bodies and cleared alerts after 90.":
    "Șterge rulările încheiate după 30 de zile, ocaziile programelor după 35, conținutul brut al webhookurilor și alertele închise după 90.",
  "Gives back the slots that were kept for somebody and not taken in time.":
    "Eliberează intervalele care au fost păstrate pentru cineva și nu au fost ocupate la timp.",
  "Ends requests for a second person's agreement that nobody decided on in seven days.":
    "Încheie cererile de acord al unei a doua persoane pe care nimeni nu le-a decis în șapte zile.",
  "Reads a stored WhatsApp webhook: messages join their lead, statuses their message.":
    "Citește un webhook WhatsApp păstrat: mesajele ajung la solicitarea lor, stările la mesajul lor.",
  "Reads a form from the web: its writer, the enquiry and what was agreed to.":
    "Citește un formular de pe web: cine l-a scris, întrebarea și ce s-a acceptat.",
  "Scores a lead when a patient writes, and tells people when it is hot.":
    "Dă scor unei solicitări când un pacient scrie și îi anunță pe oameni când este fierbinte.",
  "Has an erased person's contact deleted in HubSpot for privacy, or gives it to a colleague.":
    "Cere HubSpot să șteargă contactul unei persoane șterse sau dă sarcina unui coleg.",
  "Deletes the contact in HubSpot for privacy":
    "Șterge contactul din HubSpot din motive de confidențialitate",
  "Writes the contact into HubSpot": "Scrie contactul în HubSpot",
  "Scores one lead by one of its messages, when asked.":
    "Dă scor unei solicitări după unul dintre mesajele ei, la cerere.",
  "Follows a HOT or urgent lead that waits: tells supervisor, manager, on-call doctor until somebody looks after it.":
    "Urmărește o solicitare fierbinte sau urgentă care așteaptă: anunță supervizorul, managerul, medicul de gardă până se ocupă cineva.",
  "Finds or makes a lead's contact in the clinic's HubSpot, when asked.":
    "Găsește sau creează contactul unei solicitări în HubSpotul clinicii, la cerere.",
  "Writes everybody into the clinic's HubSpot, a hundred at a time; goes on where it was stopped.":
    "Îi scrie pe toți în HubSpotul clinicii, câte o sută odată; continuă de unde s-a oprit.",
  "Writes up to a hundred contacts into HubSpot": "Scrie cel mult o sută de contacte în HubSpot",
  "Writes one person's contact into HubSpot, where somebody chose ours over theirs.":
    "Scrie contactul unei persoane în HubSpot, unde cineva a ales varianta noastră.",
  "Reads what HubSpot tells of a contact: changes, merges, deletions and orders to erase.":
    "Citește ce spune HubSpot despre un contact: modificări, uniri, ștergeri și cereri de ștergere.",
  "Tells colleagues of a lead, when asked.": "Îi anunță pe colegi despre o solicitare, la cerere.",
  "Sends notices by mail and push, as each colleague chose.":
    "Trimite anunțuri prin e-mail și push, cum a ales fiecare coleg.",
  "At the end of quiet hours, tells each colleague as one what was held.":
    "La sfârșitul orelor de liniște, îi spune fiecărui coleg într-un singur anunț ce s-a reținut.",
  "Pushes one notice to one browser of a colleague's, at most once.":
    "Trimite un anunț push unui browser al unui coleg, cel mult o dată.",
  "Pushes a notice to a colleague's browser": "Trimite un anunț push în browserul unui coleg",
  "Sends one mail to a colleague, at most once.": "Trimite un e-mail unui coleg, cel mult o dată.",
  "Sends a mail to a colleague": "Trimite un e-mail unui coleg",
  "Sends one queued WhatsApp message, at most once.":
    "Trimite un mesaj WhatsApp aflat la rând, cel mult o dată.",
  "Sends a WhatsApp message to a patient": "Trimite un mesaj WhatsApp unui pacient",
  "Gives up the message of a cancelled run, so that whoever wrote it knows.":
    "Abandonează mesajul unei rulări anulate, ca autorul lui să știe.",
  "Takes a checked list of patients a hundred lines at a time; goes on where it was stopped.":
    "Preia o listă verificată de pacienți, câte o sută de rânduri odată; continuă de unde s-a oprit.",
  "Changes the leads that a person chose, a thousand at a time; goes on where it was stopped.":
    "Modifică solicitările alese de o persoană, câte o mie odată; continuă de unde s-a oprit.",
  "Tries a draft of scoring rules on the leads of the last 30 days; nothing else changes.":
    "Încearcă o ciornă de reguli de scor pe solicitările din ultimele 30 de zile; altceva nu se schimbă.",
  "Tries a model on the leads of the last 30 days whose patients agreed; nothing else changes.":
    "Încearcă un model pe solicitările din ultimele 30 de zile ale pacienților care au acceptat; altceva nu se schimbă.",
  "Starts again the runs that a person chose, and follows each to its end.":
    "Pornește din nou rulările alese de o persoană și o urmărește pe fiecare până la capăt.",
  "Waits until a signed handover note should have been received, and makes a task when it was not.":
    "Așteaptă până când o predare semnată ar fi trebuit primită și creează o sarcină dacă nu a fost.",
  "Reads a finished call: who rang, what was said, and what follows from it.":
    "Citește un apel încheiat: cine a sunat, ce s-a spus și ce urmează.",
  "Takes a payment into the books and tells who has to know.":
    "Înregistrează o plată și îi anunță pe cei care trebuie să știe.",
  "Goes with a patient from the first enquiry to the treatment, by a journey's steps.":
    "Însoțește un pacient de la prima întrebare până la tratament, pe pașii unui parcurs.",
  "Asks for an agreement again before it ends.": "Cere din nou un acord înainte să expire.",
  "Sends one invitation to come again.": "Trimite o invitație de a reveni.",
}
