import type { Words } from "@/lib/say"

export const SENDING_RO: Words = {
  "This person was erased.": "Datele acestei persoane au fost șterse.",
  "This person asked that their data is only kept. Nothing may be written until that ends.":
    "Persoana a cerut ca datele să îi fie doar păstrate. Până la încetarea restricției nu i se poate scrie nimic.",
  "This person has not agreed to such messages. Ask for the agreement first.":
    "Persoana nu și-a dat acordul pentru astfel de mesaje. Cereți întâi acordul.",
  "The agreement to such messages has run out. Ask for it again.":
    "Acordul pentru astfel de mesaje a expirat. Cereți-l din nou.",
  "The agreement was given to an older policy. Ask for it again.":
    "Acordul a fost dat pentru o politică mai veche. Cereți-l din nou.",
  "This person stopped such messages. Only they can allow them again.":
    "Persoana a oprit astfel de mesaje. Numai ea le poate permite din nou.",
  "This person got as many messages today as one may get. It can go out tomorrow.":
    "Persoana a primit astăzi toate mesajele permise pe zi. Poate pleca mâine.",
  "The last message to this person was sent too short a time ago. It can go out a little later.":
    "Ultimul mesaj către această persoană a plecat de prea puțin timp. Poate pleca puțin mai târziu.",
  "It is night where this person lives. It can go out in the morning.":
    "La această persoană este noapte. Mesajul poate pleca dimineață.",
  "Its time has passed: it would be of no use any more.": "I-a trecut timpul: nu ar mai folosi nimănui.",
  "The same words went to this person minutes ago.":
    "Aceleași cuvinte au plecat către această persoană cu câteva minute în urmă.",
  "All sending is stopped for this clinic.": "Toate trimiterile clinicii sunt oprite.",
  "The access token is refused. An admin has to set a new one.":
    "Tokenul de acces este refuzat. Un administrator trebuie să pună altul.",
  "The template is paused or not approved. Choose another one.":
    "Șablonul este suspendat sau neaprobat. Alegeți altul.",
  "The template is there no more. Choose another one.": "Șablonul nu mai există. Alegeți altul.",
  "The person had written within the last minutes": "Persoana scrisese cu câteva minute înainte",
  "It went on with an answer begun minutes before": "A continuat un răspuns început cu câteva minute înainte",
  "It confirmed what was just arranged": "A confirmat ce tocmai se stabilise",
  "It was the receipt of an agreement": "A fost dovada unui acord",
  "It was to protect the person's life or health": "A fost pentru a ocroti viața sau sănătatea persoanei",
  "A colleague sent it all the same and said why": "Un coleg l-a trimis totuși și a spus de ce",
  "An answer": "Un răspuns",
  "A confirmation": "O confirmare",
  "A reminder of an appointment": "O reamintire a unei programări",
  "News about the treatment": "Noutăți despre tratament",
  "An invitation to come again": "O invitație la control",
  "A question how it was": "O întrebare despre cum a fost",
  "About a payment": "Despre o plată",
  "An offer": "O ofertă",
  "A question for an agreement": "O cerere de acord",
  "A receipt of an agreement": "Dovada unui acord",
  "An emergency": "O urgență",
  "The template was reworded since. Choose it again.":
    "Șablonul a fost reformulat între timp. Alegeți-l din nou.",
  "It was taken back.": "A fost retras.",
  "A colleague found that it did not arrive.": "Un coleg a constatat că nu a ajuns.",
  "There is no reason on record why it may be sent.": "Nu este consemnat niciun temei pentru a fi trimis.",
  "Waits until a planned message is due and queues it, unless it was taken back.":
    "Așteaptă ora unui mesaj planificat și îl pune la trimis, dacă nu a fost retras.",
  "Why did we write?": "De ce am scris?",
  "Why did we write to this person?": "De ce i-am scris acestei persoane?",
  "Why was this not sent?": "De ce nu a fost trimis?",
  "It can go from": "Poate pleca de la",
  "What it is for": "Pentru ce este",
  "Why it may be sent": "De ce poate fi trimis",
  "Nothing on record allows it": "Nimic consemnat nu îl permite",
  "Not held back because": "Nu a fost reținut pentru că",
  "{name}, {language}, version {version}": "{name}, {language}, versiunea {version}",
  "Of no use after": "Fără folos după",
  "What became of it": "Ce s-a întâmplat cu el",
  "policy {version}": "politica {version}",
  "Sent by the run": "Trimis de rularea",
  "Taken back": "Retrasă",
  "Unsure whether it arrived": "Nu se știe dacă a ajuns",
  Blocked: "Blocate",
  Planned: "Planificate",
  "It was not sent": "Nu a fost trimis",
  "Sent today": "Trimise astăzi",
  "Nothing is blocked": "Nimic nu este blocat",
  "A message that may not leave is listed here with its reason.":
    "Un mesaj care nu poate pleca apare aici, cu motivul lui.",
  "Nothing is planned": "Nimic nu este planificat",
  "What is to be sent later stands here until then and can be taken back.":
    "Ce urmează să fie trimis mai târziu stă aici până atunci și poate fi retras.",
  "Nothing is unsure": "Nimic nu este nesigur",
  "Where an answer was lost and nobody knows whether a message arrived, it stands here.":
    "Dacă un răspuns s-a pierdut și nu se știe dacă mesajul a ajuns, el apare aici.",
  "Nothing has failed": "Nu a eșuat nimic",
  "What WhatsApp or another carrier did not take stands here.":
    "Aici apare ce nu a fost preluat de WhatsApp sau de alt operator.",
  "Nothing was sent today": "Astăzi nu s-a trimis nimic",
  "What leaves today is listed here, newest first.": "Ce pleacă astăzi apare aici, cele mai noi primele.",
  "Outgoing messages": "Mesaje care pleacă",
  "What leaves, what waits, and what does not leave and why.":
    "Ce pleacă, ce așteaptă și ce nu pleacă, cu motivul.",
  "{n} late messages were not sent": {
    one: "Un mesaj întârziat nu a fost trimis",
    few: "{n} mesaje întârziate nu au fost trimise",
    other: "{n} de mesaje întârziate nu au fost trimise",
  },
  "Their time had passed when their turn came, so they are listed here and left alone.":
    "Le trecuse timpul când le-a venit rândul, așa că apar aici și nu se mai trimit.",
  "The answer was lost. Look on the phone or ask the person whether it arrived.":
    "Răspunsul s-a pierdut. Verificați pe telefon sau întrebați persoana dacă a ajuns.",
  "Take it back": "Retrage",
  "It is taken back and will not be sent.": "A fost retras și nu va fi trimis.",
  "Send it then": "Trimite atunci",
  "It is planned for then.": "Este planificat pentru atunci.",
  "It is on its way.": "Este pe drum.",
  "Noted.": "Notat.",
  "It arrived": "A ajuns",
  "It did not arrive": "Nu a ajuns",
  "Send it now all the same": "Trimite totuși acum",
  "Only to protect life or health. Your reason stands in the message's passport.":
    "Numai pentru a ocroti viața sau sănătatea. Motivul rămâne în pașaportul mesajului.",
  "Why it cannot wait": "De ce nu poate aștepta",
  "Send it now": "Trimite acum",
  "Let sending go on": "Reia trimiterile",
  "Let sending go on?": "Reluați trimiterile?",
  "What was kept back meanwhile stays listed as blocked: send again what is still of use.":
    "Ce a fost reținut între timp rămâne la cele blocate: trimiteți din nou ce mai folosește.",
  "Sending goes on.": "Trimiterile continuă.",
  "Stop all sending": "Oprește toate trimiterile",
  "Stop all sending?": "Opriți toate trimiterile?",
  "No message leaves this clinic any more, whoever or whatever wrote it, until somebody lets it go on. What is queued is listed as blocked.":
    "Niciun mesaj nu mai pleacă din clinică, oricine l-ar fi scris, până când cineva reia trimiterile. Ce așteaptă la rând apare la cele blocate.",
  "Why it is stopped": "De ce se opresc",
  "All sending is stopped.": "Toate trimiterile sunt oprite.",
  "All sending is stopped": "Toate trimiterile sunt oprite",
  "All sending is stopped since {day}, {at}, by {who}.":
    "Toate trimiterile sunt oprite de {day}, ora {at}, de către {who}.",
  "What is kept back": "Ce este reținut",
  Sending: "Trimiteri",
  "How much one person is written to, and when not.": "Cât i se scrie unei persoane și când nu.",
  "What holds for every message": "Ce este valabil pentru orice mesaj",
  "Answers to who has just written, confirmations, receipts and emergencies are never held back.":
    "Răspunsurile către cine tocmai a scris, confirmările, dovezile și urgențele nu sunt reținute niciodată.",
  "Messages a day": "Mesaje pe zi",
  "To one person, whoever or whatever sends them.": "Către o persoană, oricine le-ar trimite.",
  "Minutes between two messages": "Minute între două mesaje",
  "0: as close as they come.": "0: oricât de apropiate.",
  "Quiet from": "Liniște de la",
  "By the clock where the person lives.": "După ora locului unde trăiește persoana.",
  "Quiet until": "Liniște până la",
  "The same time twice: no quiet hours.": "Aceeași oră de două ori: fără ore de liniște.",
  "Minutes in which an answer may always leave": "Minute în care un răspuns poate pleca oricând",
  "Whoever wrote so short a time ago is answered at any hour.":
    "Celui care a scris cu atât de puțin timp în urmă i se răspunde la orice oră.",
  "Say why in a few words.": "Spuneți de ce în câteva cuvinte.",
  "Say whether it arrived.": "Spuneți dacă a ajuns.",
  "Write it as 21:00.": "Scrieți ora ca 21:00.",
  "It is on its way already and cannot be taken back.": "Este deja pe drum și nu mai poate fi retras.",
  "Only what was blocked or failed can be sent again.":
    "Doar ce a fost blocat sau a eșuat poate fi trimis din nou.",
  "What became of it is known already.": "Se știe deja ce s-a întâmplat cu el.",
  Template: "Șablon",
  Agreement: "Acord",
  "Written by": "Scris de",
  "By {who}": "De {who}",
  "Enter a number.": "Scrieți un număr.",
  "Not below 0.": "Nu sub 0.",
  "That is too much.": "Este prea mult.",
  "One message was held while sending was stopped":
    "Un mesaj a fost reținut cât timp trimiterile erau oprite",
  "{n} messages were held while sending was stopped":
    "{n} mesaje au fost reținute cât timp trimiterile erau oprite",
  "Send what is still of use": "Trimite ce mai folosește",
  "Nothing of it can leave now.": "Acum nu poate pleca niciunul.",
  "One can leave now.": "Unul poate pleca acum.",
  "{n} can leave now.": "{n} pot pleca acum.",
  "{n} stay: {why}": "{n} rămân: {why}",
  "Each is asked of the same rules again just before it leaves. What may not leave stays listed with its reason.":
    "Fiecare trece din nou prin aceleași reguli chiar înainte de plecare. Ce nu are voie să plece rămâne în listă, cu motivul.",
  "There are more than these. Press again after it.":
    "Sunt mai multe decât acestea. Apăsați din nou după aceea.",
  "A second person has to agree first.": "Mai întâi trebuie să fie de acord o a doua persoană.",
  "A second person was asked already.": "O a doua persoană a fost deja întrebată.",
  "See Approvals": "Vezi Aprobări",
  "Send one message?": "Trimiteți un mesaj?",
  "Send {n} messages?": "Trimiteți {n} mesaje?",
  "Send one message": "Trimite un mesaj",
  "Send {n} messages": "Trimite {n} mesaje",
  "Ask a second person": "Întreabă o a doua persoană",
  "Why they are to be sent": "De ce să fie trimise",
  "They are on their way.": "Sunt pe drum.",
  "A second person is asked.": "O a doua persoană este întrebată.",
  "All sending was stopped again since. Look at the list again.":
    "Între timp toate trimiterile au fost oprite din nou. Uitați-vă iar la listă.",
  "Send what was held": "Trimiterea mesajelor reținute",
  "See what was held": "Vezi ce a fost reținut",
  "Send what was held while all sending was stopped.":
    "Trimiterea mesajelor reținute cât timp toate trimiterile erau oprite.",
  "Stopped since": "Oprite din",
  "Would leave now": "Ar pleca acum",
  "Would stay": "Ar rămâne",
  "{n} message": "{n} mesaj",
  "{n} messages": { one: "{n} mesaj", few: "{n} mesaje", other: "{n} de mesaje" },
  "Your writing": "Cum scrieți",
  "How what you write to patients leaves this clinic.": "Cum pleacă din clinică ce le scrieți pacienților.",
  "Time to take a message back": "Timp pentru a lua un mesaj înapoi",
  "Until then a message waits and you can still take it back. With none at all it leaves at once.":
    "Până atunci mesajul așteaptă și îl mai puteți lua înapoi. Fără acest timp pleacă imediat.",
  "None at all": "Deloc",
}
