/** Replies to questions for an agreement, renewals and the nightly look through consents. */
export const ANSWERS_RO = {
  "Replies to read": "Răspunsuri de citit",
  "Replies that are not plainly yes or no. Nothing is decided until somebody has read them.":
    "Răspunsuri care nu sunt clar da sau nu. Nimic nu se decide până nu le citește cineva.",
  "No reply waits to be read": "Niciun răspuns nu așteaptă să fie citit",
  "What patients answer to a question for an agreement comes here when it is not plainly yes or no.":
    "Aici ajunge ce răspund pacienții la o întrebare despre acord, când nu este clar da sau nu.",
  "Asked:": "Întrebat:",
  "A voice message or a file, without words.": "Un mesaj vocal sau un fișier, fără cuvinte.",
  "Open the lead": "Deschide solicitarea",
  "It is a yes": "Este da",
  "It is a no": "Este nu",
  "It is no answer": "Nu este un răspuns",
  "I have read it": "L-am citit",
  "Noted.": "Notat.",
  "Read a reply": "Citește un răspuns",
  "A question for an agreement waits for its answer, and this reply is not plainly yes or no.":
    "O întrebare despre acord își așteaptă răspunsul, iar acest răspuns nu este clar da sau nu.",
  "A question for an agreement waits for its answer, and a voice message or a file came.":
    "O întrebare despre acord își așteaptă răspunsul și a venit un mesaj vocal sau un fișier.",
  "Several people share this number. It is not plain who of them answered.":
    "Mai multe persoane folosesc acest număr. Nu este clar cine dintre ele a răspuns.",
  "Something else was written to this person after the question. The reply may be about that.":
    "Acestei persoane i s-a scris altceva după întrebare. Răspunsul poate fi despre aceea.",
  "They said yes, but with what they wrote before it that nobody has read yet. Read both.":
    "Au spus da, dar înainte au scris ceva ce încă nu a citit nimeni. Citiți-le pe amândouă.",
  "They wrote more right after they had agreed. Look whether it limits what they agreed to.":
    "Au mai scris ceva imediat după ce și-au dat acordul. Vedeți dacă limitează ce au acceptat.",
  "They stopped or took something back after they were asked, and then wrote this. Look what they mean.":
    "Au oprit sau și-au retras ceva după ce au fost întrebați, apoi au scris asta. Vedeți ce vor să spună.",
  "Set inside the messenger itself, without words.": "Setat chiar în aplicația de mesagerie, fără cuvinte.",
  "Open the message": "Deschide mesajul",
  "The words beside the box they ticked, as shown in {language}, wording {version}.":
    "Textul de lângă căsuța bifată, așa cum a fost afișat ({language}), formularea {version}.",
  "Ticked on a form of the clinic's own site: the words beside the box are that site's.":
    "Bifat pe un formular al site-ului clinicii: textul de lângă căsuță este al acelui site.",
  "The answer came after the question had ended.": "Răspunsul a venit după ce întrebarea se încheiase.",
  "The reply was edited. An edit is never taken for an answer.":
    "Răspunsul a fost modificat. O modificare nu este luată niciodată drept răspuns.",
  "This person answered differently after their answer had been noted.":
    "Această persoană a răspuns altfel după ce răspunsul ei fusese notat.",
  "This person deleted or edited the message by which they had agreed.":
    "Această persoană a șters sau a modificat mesajul prin care își dăduse acordul.",
  "This person seems to want no more messages.": "Această persoană pare să nu mai vrea mesaje.",
  "This person takes back their agreement. Offers are stopped; look whether they mean more.":
    "Această persoană își retrage acordul. Ofertele sunt oprite; verificați dacă se referă la mai mult.",
  "A question for an agreement waits for its answer, and the reply may tell of pain or distress.":
    "O întrebare despre acord își așteaptă răspunsul, iar răspunsul poate vorbi despre durere sau suferință.",
  "This person wants messages again; it is not plain whose agreement stands, or to what.":
    "Această persoană vrea din nou mesaje; nu este clar al cui acord este valabil sau pentru ce.",
  "Somebody has read this reply already.": "Cineva a citit deja acest răspuns.",
  "This reply was plain and is noted already.": "Acest răspuns a fost clar și este deja notat.",
  "The question waits no longer. Ask again, or note the decision in the person's consents.":
    "Întrebarea nu mai așteaptă. Întrebați din nou sau notați decizia la acordurile persoanei.",
  "Choose what the reply says.": "Alegeți ce spune răspunsul.",
  "Is no place in this list.": "Nu este un loc în această listă.",
  "Ask in person for an agreement that ends": "Cere personal un acord care se încheie",
  "It ends soon, and no message could be sent to ask for it again.":
    "Se încheie curând și nu s-a putut trimite niciun mesaj prin care să fie cerut din nou.",
  "Daily audit": "Verificarea zilnică",
  "All consents are looked through each night at 04:00. A day that is kept is never changed.":
    "Toate acordurile sunt verificate în fiecare noapte la 04:00. O zi păstrată nu se mai schimbă.",
  "No day is kept yet": "Încă nu este păstrată nicio zi",
  "The first one comes tonight at 04:00: what is missing, what ended and what was stopped.":
    "Prima vine la noapte, la 04:00: ce lipsește, ce s-a încheiat și ce a fost oprit.",
  Result: "Rezultat",
  "In order": "În regulă",
  "Needs a person": "Are nevoie de un om",
  "Earlier days": "Zile mai vechi",
  "Consent audit of a day": "Verificarea acordurilor într-o zi",
  "Consents on {day}": "Acordurile din {day}",
  "Nobody had decided on anything that night.": "În acea noapte nimeni nu decisese nimic.",
  "How each purpose stood": "Cum stătea fiecare scop",
  Findings: "Constatări",
  "Nothing was found that night. Everything was in order.":
    "În acea noapte nu s-a găsit nimic. Totul era în regulă.",
  "A patient out of your reach": "Un pacient la care nu aveți acces",
  "Sent although it was taken back": "Trimis deși acordul era retras",
  "This must never be. Tell whoever answers for data protection, and look at each message.":
    "Așa ceva nu are voie să se întâmple. Anunțați responsabilul cu protecția datelor și verificați fiecare mesaj.",
  "Sent on an agreement that had ended": "Trimis pe baza unui acord încheiat",
  "Look at each message, and ask the person again.":
    "Verificați fiecare mesaj și întrebați din nou persoana.",
  "Answers that nobody has read": "Răspunsuri pe care nu le-a citit nimeni",
  "Read the replies that wait, or ask again.": "Citiți răspunsurile care așteaptă sau întrebați din nou.",
  "Agreed to an older policy": "De acord cu o politică mai veche",
  "Ask them again with the policy that is in force.": "Întrebați din nou, cu politica în vigoare.",
  "Required agreement is missing": "Lipsește acordul obligatoriu",
  "Ask for it at the next contact; until then nothing but answers may be sent.":
    "Cereți-l la următorul contact; până atunci se pot trimite doar răspunsuri.",
  "Offers stopped within a day": "Oferte oprite în ultima zi",
  "Nothing: it holds already.": "Nimic: este deja în vigoare.",
  "Look through what the consent audit found": "Verifică ce a găsit verificarea acordurilor",
  "The nightly look through all consents found something that a person has to decide.":
    "Verificarea de noapte a tuturor acordurilor a găsit ceva ce trebuie decis de un om.",
  "Starts the renewal of agreements that end within 30 days, and ends questions nobody answered.":
    "Pornește reînnoirea acordurilor care se încheie în 30 de zile și închide întrebările fără răspuns.",
  "Looks through all consents of the clinic each night and keeps what it found.":
    "Verifică în fiecare noapte toate acordurile clinicii și păstrează ce a găsit.",
  "Asks for an agreement again before it ends, once more after a week, and notes it as expired when nobody answered.":
    "Cere din nou un acord înainte să se încheie, încă o dată după o săptămână, și îl notează ca expirat dacă nu răspunde nimeni.",
  "Read as yes: agreed": "Citit ca da: de acord",
  "Read as no: not agreed": "Citit ca nu: fără acord",
  "Read as a stop: offers ended": "Citit ca oprire: ofertele s-au încheiat",
  "Read as a start: offers allowed again": "Citit ca reluare: ofertele sunt din nou permise",
  "To be read by a person": "De citit de un om",
  "Read as yes, then deleted or edited: to be read by a person":
    "Citit ca da, apoi șters sau modificat: de citit de un om",
  "Read by a colleague as yes: agreed": "Citit de un coleg ca da: de acord",
  "Read by a colleague as no: not agreed": "Citit de un coleg ca nu: fără acord",
  "Read by a colleague: no answer": "Citit de un coleg: nu este un răspuns",
  days: "zile",
  JSON: "JSON",
  "Give a day such as 2026-03-01.": "Dați o zi, de exemplu 2026-03-01.",
}
