import type { Words } from "@/lib/say"

const people = (one: string, few: string): Words[string] => ({
  one,
  few,
  other: few.replace("{n}", "{n} de"),
})

/** Templates of WhatsApp and SMS, and the number they go out from. */
export const TEMPLATES_RO: Words = {
  Templates: "Șabloane",
  Template: "Șablon",
  Campaign: "Campanie",
  "WhatsApp Business Account id": "ID-ul contului WhatsApp Business",
  "Templates are read from there. WhatsApp Manager shows it under Account tools.":
    "De acolo se citesc șabloanele. WhatsApp Manager îl arată la instrumentele contului.",
  "Digits only, as WhatsApp Manager shows it.": "Doar cifre, cum le arată WhatsApp Manager.",
  "Search templates by name": "Caută șabloane după nume",
  Category: "Categorie",
  "The clinic’s number": "Numărul clinicii",
  Quality: "Calitate",
  "May begin conversations with": "Poate începe conversații cu",
  "Read from {provider}": "Citit de la {provider}",
  "Never yet": "Încă niciodată",
  "Open the connection": "Deschide conexiunea",
  "The WhatsApp Business Account id is missing": "Lipsește ID-ul contului WhatsApp Business",
  "Without it Rounds cannot ask which templates there are.":
    "Fără el, Rounds nu poate întreba ce șabloane există.",
  "Templates could not be read last time": "Ultima dată șabloanele nu au putut fi citite",
  "What stands here is as it was read before.": "Ce vedeți aici este cum a fost citit înainte.",
  "People block or report what we send": "Oamenii blochează sau raportează ce trimitem",
  "If that goes on, Meta limits the number or stops it. Write to fewer people, and only what they asked for.":
    "Dacă continuă, Meta limitează numărul sau îl oprește. Scrieți mai puținor persoane și doar ce au cerut.",
  "WhatsApp is not connected": "WhatsApp nu este conectat",
  "Connect it": "Conectează",
  "Templates are read from there, and nothing can be sent in them until it is.":
    "De acolo se citesc șabloanele; până atunci nu se poate trimite nimic cu ele.",
  "Not said yet": "Încă necunoscut",
  "Any number of people": "Oricâte persoane",
  "{n} people in 24 hours": people("{n} persoană în 24 de ore", "{n} persoane în 24 de ore"),
  "never sent": "netrimis încă",
  "most recently": "cel mai recent",
  "Its words": "Textul",
  "What may be sent outside the 24 hours, in which languages, and how Meta rates it.":
    "Ce se poate trimite în afara celor 24 de ore, în ce limbi și cum îl evaluează Meta.",
  "Change the text": "Schimbă textul",
  "New SMS text": "Text SMS nou",
  "Gaps are written {{1}} or {{first_name}}. What was sent before keeps its old words.":
    "Câmpurile se scriu {{1}} sau {{first_name}}. Ce s-a trimis înainte își păstrează cuvintele.",
  "Small letters, digits and _ , such as recall_spring.":
    "Litere mici, cifre și _ , de exemplu recall_spring.",
  Utility: "Utilitar",
  Marketing: "Marketing",
  "Login codes": "Coduri de autentificare",
  "Not rated yet": "Încă neevaluat",
  "Reading the templates…": "Se citesc șabloanele…",
  "Sync now": "Sincronizează acum",
  "No access token is set.": "Nu este setat niciun cod de acces.",
  "The WhatsApp Business Account id is missing.": "Lipsește ID-ul contului WhatsApp Business.",
  "WhatsApp asked us to slow down.": "WhatsApp ne-a cerut să încetinim.",
  "WhatsApp did not answer in time.": "WhatsApp nu a răspuns la timp.",
  "The answer of WhatsApp was lost.": "Răspunsul WhatsApp s-a pierdut.",
  "WhatsApp knows no such account. Check the account id.":
    "WhatsApp nu cunoaște un asemenea cont. Verificați ID-ul contului.",
  "WhatsApp answered something that could not be read.": "WhatsApp a răspuns ceva ce nu a putut fi citit.",
  "No templates yet": "Încă niciun șablon",
  "Look at the connection": "Vezi conexiunea",
  "Templates are made and approved in WhatsApp Manager. Once WhatsApp is connected with its account id, press Sync now and they stand here.":
    "Șabloanele se fac și se aprobă în WhatsApp Manager. După ce WhatsApp este conectat cu ID-ul contului, apăsați „Sincronizează acum” și apar aici.",
  People: "Persoane",
  "Preview in {language}": "Previzualizare în {language}",
  "goes out": "pleacă",
  "{gap} in the heading": "{gap} în titlu",
  "{gap} in a button": "{gap} într-un buton",
  "sent {n} times": { one: "trimis o dată", few: "trimis de {n} ori", other: "trimis de {n} de ori" },
  Languages: "Limbi",
  "Last sent": "Ultima dată",
  "May it be sent?": "Se poate trimite?",
  "A text of the clinic’s own: nobody else approves it.": "Un text al clinicii: nu îl mai aprobă altcineva.",
  "Meta’s reason": "Motivul Meta",
  "Paused until": "În pauză până la",
  "Read last": "Citit ultima dată",
  "Used in": "Folosit în",
  "No campaign has used it yet.": "Nicio campanie nu l-a folosit încă.",
  "As it goes out now": "Cum pleacă acum",
  "Version {n}": "Versiunea {n}",
  "It cannot be sent from here": "Nu se poate trimite de aici",
  "Earlier wordings": "Formulări anterioare",
  "It has never been worded otherwise since Rounds knows it.":
    "De când îl cunoaște Rounds, nu a avut altă formulare.",
  "It has no gaps: everybody gets the same words.": "Nu are câmpuri: toți primesc aceleași cuvinte.",
  "no sample": "fără exemplu",
  "Version {n} became {next}": "Versiunea {n} a devenit {next}",
  "People of a campaign": "Persoanele unei campanii",
  "Preview of a campaign": "Previzualizarea unei campanii",
  "{n} people": people("{n} persoană", "{n} persoane"),
  "Filled in, the heading is longer than the 60 characters WhatsApp takes.":
    "Completat, titlul depășește cele 60 de caractere pe care le acceptă WhatsApp.",
  "Filled in, the text is longer than the 1,024 characters WhatsApp takes.":
    "Completat, textul depășește cele 1.024 de caractere pe care le acceptă WhatsApp.",
  "Filled in, it is longer than the 918 characters an SMS takes.":
    "Completat, depășește cele 918 caractere pe care le acceptă un SMS.",
  "Fill this in: WhatsApp sends no empty gap.": "Completați aici: WhatsApp nu trimite câmpuri goale.",
  "WhatsApp is not connected. Connect it under Integrations.":
    "WhatsApp nu este conectat. Conectați-l la Integrări.",
  "A name stays: what uses it would lose it.": "Numele rămâne: ce îl folosește l-ar pierde.",
  "A gap is written {{1}} or {{first_name}}.": "Un câmp se scrie {{1}} sau {{first_name}}.",
  "An SMS takes at most 918 characters.": "Un SMS are cel mult 918 caractere.",
  "Write the text.": "Scrieți textul.",
  "In review": "În verificare",
  Rejected: "Respins",
  "No longer there": "Nu mai există",
  "Any state": "Orice stare",
  "Any category": "Orice categorie",
  "Any channel": "Orice canal",
  "It has not been handed in to Meta yet.": "Încă nu a fost trimis la Meta.",
  "Meta is looking at it. That takes minutes as a rule, at most a day.":
    "Meta îl verifică. De obicei durează câteva minute, cel mult o zi.",
  "It can be sent.": "Se poate trimite.",
  "Meta did not approve it. Change it in WhatsApp Manager and hand it in again.":
    "Meta nu l-a aprobat. Schimbați-l în WhatsApp Manager și trimiteți-l din nou.",
  "Meta paused it because people blocked or reported it.":
    "Meta l-a pus în pauză fiindcă oamenii l-au blocat sau raportat.",
  "Meta switched it off for good. Make a new one.": "Meta l-a oprit definitiv. Faceți unul nou.",
  "WhatsApp has it no more. What was sent in it stays to be read.":
    "WhatsApp nu îl mai are. Ce s-a trimis cu el se poate citi în continuare.",
  "High quality": "Calitate ridicată",
  "Medium quality": "Calitate medie",
  "Low quality": "Calitate scăzută",
  "Meta finds its content abusive.": "Meta consideră conținutul abuziv.",
  "Meta finds it in the wrong category.": "Meta consideră că are altă categorie.",
  "Its gaps or its form are not as Meta asks.": "Câmpurile sau forma nu sunt cum cere Meta.",
  "Meta finds that it promotes something.": "Meta consideră că promovează ceva.",
  "Meta takes it for a fraud.": "Meta îl consideră fraudă.",
  "Its language or category does not fit its words.": "Limba sau categoria nu se potrivește cu textul.",
  "Paused for the first time: three hours.": "Prima pauză: trei ore.",
  "Paused for the second time: six hours.": "A doua pauză: șase ore.",
  "Paused because it was sent too fast.": "În pauză fiindcă a fost trimis prea repede.",
  "The pause is over.": "Pauza s-a încheiat.",
  "Disabled after the third pause.": "Dezactivat după a treia pauză.",
  "It begins with a picture, film or file, which Rounds does not send with templates yet.":
    "Începe cu o imagine, un film sau un fișier, pe care Rounds încă nu le trimite cu șabloane.",
  "Login codes are sent by the software that asks for them.":
    "Codurile de autentificare le trimite programul care le cere.",
  "It holds a catalogue, a flow or cards, which Rounds does not send yet.":
    "Conține un catalog, un flux sau carduri, pe care Rounds încă nu le trimite.",
  "It has more gaps than can be filled here.": "Are mai multe câmpuri decât se pot completa aici.",
  Français: "Français",
  Magyar: "Magyar",
  Italiano: "Italiano",
  Español: "Español",
  "The person's first name": "Prenumele persoanei",
  "The person's whole name": "Numele întreg al persoanei",
  "The clinic's name": "Numele clinicii",
  "Look at a template that WhatsApp stopped": "Vedeți un șablon oprit de WhatsApp",
  "Look at templates that WhatsApp stopped": "Vedeți șabloanele oprite de WhatsApp",
  "Reads the clinic's WhatsApp templates and how its number is rated.":
    "Citește șabloanele WhatsApp ale clinicii și cum este evaluat numărul.",
  "Reads the clinic's WhatsApp templates and how its number is rated, when asked.":
    "Citește șabloanele WhatsApp ale clinicii și cum este evaluat numărul, la cerere.",
  "Reads the clinic's WhatsApp templates and how its number is rated, each night.":
    "Citește șabloanele WhatsApp ale clinicii și cum este evaluat numărul, în fiecare noapte.",
  "Sends one template to the people of a campaign, a batch at a time; goes on where it was stopped.":
    "Trimite un șablon persoanelor unei campanii, câte un lot; continuă de unde a rămas.",
  "Writes to the next people of the campaign": "Scrie următoarelor persoane ale campaniei",
}
