import type { Words } from "@/lib/say"

/** Incidents, maintenance and runbooks. */
export const INCIDENTS_RO: Words = {
  "A day before, everybody who works with Rounds sees it above each page, and the channels of operations are told. Meanwhile alerts are raised and listed, and told to nobody; afterwards those that still fire are told.":
    "Cu o zi înainte, toți cei care lucrează cu Rounds o văd deasupra fiecărei pagini, iar canalele operațiunilor sunt anunțate. Între timp alertele se declanșează și apar în listă, dar nu sunt anunțate nimănui; după aceea sunt anunțate cele încă active.",
  "A deployment failed": "O livrare a eșuat",
  "A larger disk for the database": "Un disc mai mare pentru baza de date",
  "Alerts are told all the same": "Alertele sunt anunțate oricum",
  "Alerts meanwhile": "Alertele între timp",
  "All runbooks": "Toate ghidurile de intervenție",
  Assess: "Evaluare",
  Assessed: "Evaluat",
  "Began, in UTC": "A început, în UTC",
  "Cancel the maintenance": "Anulează mentenanța",
  "Cancel: {title}": "Anulează: {title}",
  "Change the incident": "Modifică incidentul",
  Clocks: "Termene",
  "Close the incident": "Închide incidentul",
  "Closed without a postmortem": "Închis fără analiză",
  "Critical: clinics cannot work, or data is in danger":
    "Critic: clinicile nu pot lucra sau datele sunt în pericol",
  "Days in UTC": "Zile în UTC",
  Detected: "Detectat",
  "Did not take place": "Nu a avut loc",
  "Ended, nobody said what was done": "S-a încheiat, nimeni nu a spus ce s-a făcut",
  "Everybody is told a day before; when it begins sooner, at once.":
    "Toți sunt anunțați cu o zi înainte; dacă începe mai devreme, imediat.",
  "Find out who is hit: one clinic, several, or all; read the figures and the logs.":
    "Aflați cine este afectat: o clinică, mai multe sau toate; citiți cifrele și jurnalele.",
  "First it has to be over: the postmortem comes once it is resolved.":
    "Mai întâi trebuie să se termine: analiza se scrie după rezolvare.",
  "First somebody has to see for themselves that it works again.":
    "Mai întâi cineva trebuie să verifice cu ochii lui că funcționează din nou.",
  "First somebody has to see that it works again": "Mai întâi cineva trebuie să vadă că funcționează din nou",
  "From now on it is": "De acum este",
  "From now on its clocks run: 5 minutes to find out whom it hits, 15 to make it hurt less. Everybody on a channel of operations is told.":
    "De acum curg termenele: 5 minute pentru a afla pe cine afectează, 15 pentru a-i reduce efectele. Sunt anunțați toți cei de pe canalele operațiunilor.",
  "From, in UTC": "De la, în UTC",
  "Headings by #, lists by -. No patient's name.": "Titluri cu #, liste cu -. Fără numele vreunui pacient.",
  "How grave it is": "Cât de grav este",
  "In English": "În engleză",
  "In UTC": "În UTC",
  "In UTC, and by the clinic's clock below": "În UTC, iar dedesubt după ora clinicii",
  "In a few words, without a patient's name: it goes out through the channels.":
    "În câteva cuvinte, fără numele vreunui pacient: textul pleacă prin canale.",
  Incident: "Incident",
  "It began when it was detected, or before.": "A început când a fost detectat sau mai devreme.",
  "It begins with what is on record. No names of those at fault: what made it possible, and what follows.":
    "Începe cu ce este înregistrat. Fără numele celor vinovați: ce l-a făcut posibil și ce urmează.",
  "It came back: assessed": "A revenit: evaluat",
  "It does not take place.": "Nu are loc.",
  "It ends after it begins, and within a day.": "Se încheie după ce începe și în cel mult o zi.",
  "It ends now: alerts are told again, and the channels hear what was done.":
    "Se încheie acum: alertele sunt anunțate din nou, iar canalele află ce s-a făcut.",
  "It goes out through the channels: no patient's name.":
    "Textul pleacă prin canale: fără numele vreunui pacient.",
  "It has begun: only its end can be moved.": "A început: doar sfârșitul mai poate fi mutat.",
  "It is done": "S-a terminat",
  "It is left out this month and comes again in the next.":
    "Luna aceasta se sare peste ea; revine luna viitoare.",
  "It is over. Write down what happened and what follows from it, then close it.":
    "S-a terminat. Scrieți ce s-a întâmplat și ce urmează de aici, apoi închideți-l.",
  Major: "Major",
  "Major: something important fails for many": "Major: ceva important nu merge pentru mulți",
  "Make it hurt less: roll back, stop, or send the load elsewhere. The cause can wait.":
    "Reduceți efectele: reveniți la versiunea de dinainte, opriți sau mutați sarcina în altă parte. Cauza poate aștepta.",
  "Make it longer": "Prelungește",
  "Messages are not sent": "Mesajele nu se trimit",
  Minor: "Minor",
  "Minor: a nuisance, or for few": "Minor: supărător sau pentru puțini",
  Mitigate: "Atenuare",
  Mitigated: "Atenuat",
  "Monthly maintenance": "Mentenanță lunară",
  "Move it": "Mută",
  "It is moved.": "A fost mutată.",
  "Move: {title}": "Mută: {title}",
  "Next: {step}": "Urmează: {step}",
  "No incident is open": "Niciun incident deschis",
  "Nobody leads": "Nu conduce nimeni",
  "Nothing can be added afterwards. What happens then is another incident.":
    "După aceea nu se mai poate adăuga nimic. Ce se întâmplă atunci este alt incident.",
  "Nothing is due any more: close it.": "Nu mai este nimic de făcut: închideți-l.",
  "Nothing is known by this id.": "Nu se cunoaște nimic cu acest identificator.",
  "Nothing is planned yet": "Nu este planificat nimic încă",
  "Nothing was said yet": "Nu s-a spus nimic încă",
  "Now and ahead": "Acum și în viitor",
  "Often before anybody saw it.": "Adesea înainte să vadă cineva.",
  "On the status page": "Pe pagina de stare",
  "One clinic, several, or all; what of it.": "O clinică, mai multe sau toate; ce anume.",
  "Open an incident": "Deschide un incident",
  "Open one from an alert, from a deployment that failed, or by hand: then somebody leads it, and everybody knows.":
    "Deschideți unul dintr-o alertă, dintr-o livrare eșuată sau de mână: atunci cineva îl conduce și toată lumea știe.",
  "Open the incident": "Deschide incidentul",
  "Opened by": "Deschis de",
  "Opened. Its clocks run.": "Deschis. Termenele curg.",
  "Plan maintenance": "Planifică mentenanță",
  "Is planned": "Planificată",
  "It is planned.": "Este planificată.",
  Postmortem: "Analiză după incident",
  "Raised and listed, told to nobody": "Declanșate și listate, neanunțate nimănui",
  "Remove the cause.": "Înlăturați cauza.",
  Resolve: "Rezolvare",
  Resolved: "Rezolvat",
  "Rotation of the logs, and a look at the disk": "Rotația jurnalelor și o privire asupra discului",
  "Rounds may be away for minutes meanwhile; what arrives is kept.":
    "Rounds poate lipsi câteva minute între timp; ce sosește se păstrează.",
  Runbook: "Ghid de intervenție",
  Runbooks: "Ghiduri de intervenție",
  "Runs now": "Are loc acum",
  "Save the postmortem": "Salvează analiza",
  "Say in a few words what is done.": "Spuneți în câteva cuvinte ce se face.",
  "Say in a few words what is wrong.": "Spuneți în câteva cuvinte ce nu merge.",
  "Say what was done": "Spune ce s-a făcut",
  "Say what was done.": "Spuneți ce s-a făcut.",
  "Say what was found or done.": "Spuneți ce s-a aflat sau s-a făcut.",
  "Say why there is no postmortem.": "Spuneți de ce nu există o analiză.",
  "Security patches of the hosts and of PostgreSQL":
    "Actualizări de securitate pentru servere și pentru PostgreSQL",
  "See for yourself that it works again, and that nothing was lost.":
    "Verificați cu ochii dumneavoastră că funcționează din nou și că nu s-a pierdut nimic.",
  "Show it on the public status page, with the updates that are marked public":
    "Arată-l pe pagina publică de stare, cu actualizările marcate ca publice",
  "Show these words on the status page": "Arată aceste cuvinte pe pagina de stare",
  "Stands above each page and on the status page.": "Apare deasupra fiecărei pagini și pe pagina de stare.",
  Tell: "Anunță",
  "Tells others": "Îi anunță pe ceilalți",
  "The channels hear it, and it stands beside the window.":
    "Canalele află, iar textul rămâne lângă fereastra de mentenanță.",
  "The monthly window is made by itself within five minutes of the start.":
    "Fereastra lunară se creează singură în cinci minute de la pornire.",
  "The second Sunday of each month, 02:00–04:00 UTC, and what is planned besides.":
    "A doua duminică din fiecare lună, 02:00–04:00 UTC, și ce mai este planificat.",
  "The system": "Sistemul",
  "Their role does not let them work on incidents.": "Rolul nu îi permite să lucreze la incidente.",
  "There is no postmortem. Nothing can be added afterwards.":
    "Nu există o analiză. După aceea nu se mai poate adăuga nimic.",
  "This incident is closed. What happens now is another one.":
    "Acest incident este închis. Ce se întâmplă acum este altul.",
  "This time is over.": "Acest timp a trecut.",
  "To, in UTC": "Până la, în UTC",
  "Told as always": "Anunțate ca de obicei",
  "Told.": "Anunțat.",
  "VACUUM and ANALYZE of what grew": "VACUUM și ANALYZE pentru ce a crescut",
  Verified: "Verificat",
  "See that it works": "Verificare",
  "What everybody should know": "Ce ar trebui să știe toți",
  "What happened and what follows": "Ce s-a întâmplat și ce urmează",
  "What is done": "Ce se face",
  "What is found and done stands here, with its time and who said it.":
    "Ce se află și ce se face apare aici, cu ora și cu cine a spus-o.",
  "What is wrong": "Ce nu merge",
  "What the monthly window is for": "La ce servește fereastra lunară",
  "What to do": "Ce este de făcut",
  "What to do, step by step; in English, as they lie in docs/runbooks.":
    "Ce este de făcut, pas cu pas; în engleză, așa cum se află în docs/runbooks.",
  "What was changed meanwhile": "Ce s-a modificat între timp",
  "What was done": "Ce s-a făcut",
  "What was found or done": "Ce s-a aflat sau s-a făcut",
  "What was seen so far": "Ce s-a văzut până acum",
  "What went wrong, who leads it, what is due next, and what was learnt.":
    "Ce n-a mers, cine conduce, ce urmează și ce s-a învățat.",
  "Where it came from": "De unde a venit",
  "Will be made by itself": "Se va crea singură",
  "Who was told of the old time is told of the new one.":
    "Cine a aflat de ora veche este anunțat și despre cea nouă.",
  "Whom it hits": "Pe cine afectează",
  "Whom it hits is not known yet": "Nu se știe încă pe cine afectează",
  "Why is there no postmortem?": "De ce nu există o analiză?",
  "Write at least what happened and what follows from it.":
    "Scrieți măcar ce s-a întâmplat și ce urmează de aici.",
  "Write it": "Scrie-o",
  "Write the postmortem": "Scrieți analiza",
  "Writes it down": "Notează",
  "A backup restored for proof: see Backups":
    "O copie de siguranță restaurată ca dovadă: vezi Copii de siguranță",
  "a draft of what is on record; nobody has written it yet":
    "o ciornă din ce este înregistrat; nimeni nu a scris-o încă",
  announced: "anunțată",
  "later than planned": "mai târziu decât era planificat",
  "not resolved": "nerezolvate",
  "planned by {name}": "planificată de {name}",
  public: "public",
  "will be announced a day before": "va fi anunțată cu o zi înainte",
  written: "scrisă",
  "{name} leads": "conduce {name}",
  "{status}, as before": "{status}, ca înainte",
  "{title}: {window}.": "{title}: {window}.",
  "{window} here": "{window} aici",
  "Makes the monthly maintenance window a month ahead, and tells a day before, at its beginning and at its end.":
    "Creează fereastra lunară de mentenanță cu o lună înainte și anunță cu o zi înainte, la început și la sfârșit.",
  "Makes the monthly maintenance window a month ahead and tells of it in time.":
    "Creează fereastra lunară de mentenanță cu o lună înainte și anunță la timp.",
  "Tells once of each clock of an incident that has run out.":
    "Anunță o dată despre fiecare termen depășit al unui incident.",
  "Tells of an incident's clock that has run out.": "Anunță despre un termen depășit al unui incident.",
}
