import type { Words } from "@/lib/say"

/** Notices, mail, pushes, and the settings about them. */
export const NOTICES: Words = {
  "A hot lead waits": "O solicitare fierbinte așteaptă",
  "Somebody writes that it is urgent": "Cineva scrie că este urgent",
  "You have a new task": "Aveți o sarcină nouă",
  "Your request was decided on": "S-a decis asupra cererii dumneavoastră",
  "Somebody opened records in an emergency": "Cineva a deschis fișe în regim de urgență",
  "An alert has gone off": "S-a declanșat o alertă",
  "This is a test": "Acesta este un test",
  "Somebody needs help at once": "Cineva are nevoie de ajutor imediat",
  "Something waits for your decision": "Ceva așteaptă decizia dumneavoastră",
  "Somebody's access changed": "Accesul cuiva s-a schimbat",
  "A report is ready": "Un raport este gata",
  "There is something new for you": "Aveți o noutate",
  "{n} things wait for you": {
    one: "Un lucru vă așteaptă",
    few: "{n} lucruri vă așteaptă",
    other: "{n} de lucruri vă așteaptă",
  },
  "Open Rounds": "Deschide Rounds",
  "You are told this because of your settings in Rounds.":
    "Primiți acest mesaj conform setărilor dumneavoastră din Rounds.",
  "Your language": "Limba dumneavoastră",
  "How Rounds speaks to you in this clinic: on screen, by mail and in pushes.":
    "Cum vă vorbește Rounds în această clinică: pe ecran, prin e-mail și în notificările push.",
  "What patients write, and what you write to them, stays as it is. Screens without a translation speak English.":
    "Ce scriu pacienții și ce le scrieți dumneavoastră rămâne neschimbat. Ecranele fără traducere sunt în engleză.",
  "Your notifications": "Notificările dumneavoastră",
  "How you are told, when you are left in peace, and whether it arrives.":
    "Cum sunteți anunțat, când sunteți lăsat în pace și dacă anunțurile ajung.",
  "Saved.": "Salvat.",
  "What tells you": "Ce vă anunță",
  About: "Despre",
  always: "mereu",
  "In Rounds": "În Rounds",
  Push: "Push",
  Mail: "E-mail",
  "Urgent cases": "Cazuri urgente",
  "Pain, bleeding, distress. At any hour, also in quiet hours.":
    "Durere, sângerare, suferință. La orice oră, și în orele de liniște.",
  "Hot leads": "Solicitări fierbinți",
  "Somebody is ready to book and nobody has taken them.":
    "Cineva este gata să se programeze și nimeni nu l-a preluat.",
  "Tasks for you": "Sarcini pentru dumneavoastră",
  "A colleague or a rule gives you something to do.": "Un coleg sau o regulă vă dă ceva de făcut.",
  Decisions: "Decizii",
  "What you asked for was agreed to, or not.": "Ce ați cerut a fost aprobat sau nu.",
  "Emergency access": "Acces de urgență",
  "Somebody opened records beyond their role.": "Cineva a deschis fișe dincolo de rolul său.",
  Alerts: "Alerte",
  "Jobs, schedules or partners are beyond a threshold.":
    "Rulări, programări sau parteneri au depășit un prag.",
  Reports: "Rapoarte",
  "The week, as a report.": "Săptămâna, ca raport.",
  "Everything else": "Restul",
  "What belongs to none of these.": "Ce nu ține de niciuna dintre acestea.",
  "No mail server is set: mails are not sent until an operator sets one.":
    "Nu este configurat un server de e-mail: mesajele nu pleacă până când un operator configurează unul.",
  "This demo keeps mails in a mailbox of its own; an admin reads them in Settings, Mail.":
    "Acest demo păstrează mesajele în propria cutie poștală; un administrator le citește în Setări, E-mail.",
  "Mails name no patient: they say what waits and lead here.":
    "E-mailurile nu numesc niciun pacient: spun ce așteaptă și duc aici.",
  "Pushes reach you once a browser of yours is on.": "Notificările push vă ajung după ce porniți un browser.",
  "Quiet hours": "Ore de liniște",
  "Quiet hours saved.": "Orele de liniște au fost salvate.",
  "What comes meanwhile is held and told as one when they end. Urgent cases always come through.":
    "Ce vine între timp este reținut și anunțat împreună la final. Cazurile urgente ajung întotdeauna.",
  "Leave me in peace between these hours": "Nu mă deranja între aceste ore",
  From: "De la",
  Until: "Până la",
  "This browser cannot take pushes. On an iPhone, add Rounds to the home screen first.":
    "Acest browser nu poate primi notificări push. Pe iPhone, adăugați mai întâi Rounds pe ecranul principal.",
  "Pushes from Rounds are blocked in this browser. Allow notifications for this address in its settings, then come back.":
    "Notificările Rounds sunt blocate în acest browser. Permiteți-le pentru această adresă în setările lui, apoi reveniți.",
  "This browser is off.": "Acest browser este oprit.",
  "This browser is on.": "Acest browser este pornit.",
  "That browser is off.": "Acel browser este oprit.",
  "This browser could not be turned on.": "Acest browser nu a putut fi pornit.",
  "It needs a push service that it can reach, and a window that is not private.":
    "Are nevoie de un serviciu push accesibil și de o fereastră care nu este privată.",
  "Browsers that are pushed to": "Browsere care primesc push",
  "Looking at this browser…": "Se verifică acest browser…",
  "Turn on in this browser": "Pornește în acest browser",
  "Turn off in this browser": "Oprește în acest browser",
  "No browser is on yet. Pushes reach you also when Rounds is closed.":
    "Niciun browser nu este pornit încă. Notificările push vă ajung și când Rounds este închis.",
  "Takes no pushes any more": "Nu mai primește notificări push",
  "Last push": "Ultima notificare",
  "No push yet": "Nicio notificare încă",
  "Remove {device}": "Elimină {device}",
  Remove: "Elimină",
  "Send me a test": "Trimite-mi un test",
  "On its way. Watch it arrive in the list.": "Este pe drum. Urmăriți în listă cum ajunge.",
  "Turn a browser on first.": "Porniți mai întâi un browser.",
  "No mail server is set for this installation.":
    "Nu este configurat un server de e-mail pentru această instalare.",
  "Queued, sent, delivered, seen: the list shows how far it got. Quiet hours do not hold it.":
    "În așteptare, trimis, livrat, văzut: lista arată până unde a ajuns. Orele de liniște nu îl rețin.",
  "What lately reached you": "Ce ați primit recent",
  "Nothing yet": "Nimic încă",
  "Each notice shows here with the way it took. Send yourself a test to see it.":
    "Fiecare anunț apare aici cu drumul parcurs. Trimiteți-vă un test ca să vedeți.",
  "Goes out": "Pleacă",
  Queued: "În așteptare",
  Held: "Reținut",
  Seen: "Văzut",
  "Not known": "Necunoscut",
  "Your quiet hours: it goes out as one with the others when they end.":
    "Orele dumneavoastră de liniște: pleacă împreună cu celelalte când se termină.",
  "It was held until your quiet hours ended.": "A fost reținut până la sfârșitul orelor de liniște.",
  "You had read it in Rounds before it went out.": "L-ați citit în Rounds înainte să plece.",
  "A demo has no push service: it stays in Rounds.": "Un demo nu are serviciu push: rămâne în Rounds.",
  "No address to write to.": "Nu există o adresă la care să scriem.",
  "The membership had ended.": "Calitatea de membru încetase.",
  "It was held for so long that it would only have surprised.":
    "A fost reținut atât de mult încât doar ar fi surprins.",
  "This browser takes no pushes any more: turn them on there again.":
    "Acest browser nu mai primește notificări: porniți-le din nou acolo.",
  "The mail server refused it.": "Serverul de e-mail l-a refuzat.",
  "The mail server asked to wait.": "Serverul de e-mail a cerut să așteptăm.",
  "The mail server does not take our sign-in.": "Serverul de e-mail nu acceptă autentificarea noastră.",
  "The mail server offers no encryption.": "Serverul de e-mail nu oferă criptare.",
  "It could not be reached.": "Nu a putut fi contactat.",
  "The service failed too often and is left alone for a while.":
    "Serviciul a eșuat prea des și este lăsat în pace o vreme.",
  "The connection broke before the answer came. It may have arrived; it is not sent again.":
    "Conexiunea s-a întrerupt înainte de răspuns. Poate a ajuns; nu se trimite din nou.",
  "No answer came in time. It may have arrived; it is not sent again.":
    "Nu a venit un răspuns la timp. Poate a ajuns; nu se trimite din nou.",
  "It was interrupted. It may have arrived; it is not sent again.":
    "A fost întrerupt. Poate a ajuns; nu se trimite din nou.",
  "The push service asked to wait.": "Serviciul push a cerut să așteptăm.",
  "The push service refused it.": "Serviciul push l-a refuzat.",
  "The push service was not working.": "Serviciul push nu funcționa.",
  "Its link is no longer kept: make a new one.": "Linkul nu mai este păstrat: creați unul nou.",
  "It did not go through.": "Nu a trecut.",
  "Hot lead": "Solicitare fierbinte",
  "Urgent case": "Caz urgent",
  "Urgent: nobody has answered": "Urgent: nimeni nu a răspuns",
  "Your request was decided": "S-a decis asupra cererii dumneavoastră",
  "Emergency access was opened": "A fost deschis acces de urgență",
  "A task for you": "O sarcină pentru dumneavoastră",
  "An alert fires": "O alertă este activă",
  "An alert is over": "O alertă s-a încheiat",
  "News of an incident": "Noutăți despre un incident",
  "News of maintenance": "Noutăți despre mentenanță",
  "A backup needs a look": "O copie de siguranță trebuie verificată",
  "A deployment needs a look": "O publicare trebuie verificată",
  "It has been well again for its time.": "Totul este din nou în regulă de destul timp.",
  "See how it stands, and who leads.": "Vezi în ce stadiu este și cine conduce.",
  "See when, and what it touches.": "Vezi când are loc și ce afectează.",
  "See which, and what went wrong.": "Vezi care și ce nu a mers.",
  "See where it stopped, and what runs now.": "Vezi unde s-a oprit și ce rulează acum.",
  "A test from your settings": "Un test din setările dumneavoastră",
  Test: "Test",
  Notice: "Anunț",
  "What Rounds sent to colleagues, and what became of it.":
    "Ce a trimis Rounds colegilor și ce s-a întâmplat cu fiecare mesaj.",
  "No mail server is set: this demo keeps what it would have sent here.":
    "Nu este configurat un server de e-mail: acest demo păstrează aici ce ar fi trimis.",
  "No mail server is set: nothing is sent until an operator sets MAIL_HOST.":
    "Nu este configurat un server de e-mail: nimic nu pleacă până când un operator setează MAIL_HOST.",
  "Sent to colleagues": "Trimise colegilor",
  Older: "Mai vechi",
  "No mail yet": "Niciun e-mail încă",
  "Notices, reports and tests show here once they are written.":
    "Anunțurile, rapoartele și testele apar aici după ce sunt scrise.",
  "Kept in the demo’s mailbox": "Păstrat în cutia poștală a demoului",
  "Read it": "Citește",
  "A lead is yours": "O solicitare este a dumneavoastră",
  "A lead is suggested for you": "O solicitare vă este propusă",
}
