import type { Words } from "@/lib/say"

/** What colleagues do with conversations, as far as it is said outside their screens. */
export const INBOX_RO: Words = {
  "A conversation is yours": "O conversație este a dumneavoastră",
  "A colleague named you in a note": "Un coleg v-a menționat într-o notă",
  "A conversation is back": "O conversație a revenit",
  "See what was written, and answer.": "Vedeți ce s-a scris și răspundeți.",
  "See what they ask.": "Vedeți ce vă întreabă.",
  "Its time has come: see what is to be done.": "I-a venit timpul: vedeți ce este de făcut.",
  Conversation: "Conversație",
  "List of conversations": "Lista conversațiilor",
  "Waits until a conversation that was put away is due, and brings it back.":
    "Așteaptă până când o conversație amânată ajunge la termen și o readuce.",
  "One of them does not work on conversations.": "Unul dintre ei nu lucrează cu conversații.",
  "This one is put away. Bring it back first.": "Acesta este arhivat. Readuceți-l mai întâi.",
  "This colleague does not work on conversations.": "Acest coleg nu lucrează cu conversații.",
  "This file is gone. Attach it again.": "Fișierul nu mai există. Atașați-l din nou.",
  "This file was sent already. Attach it again.": "Fișierul a fost deja trimis. Atașați-l din nou.",
  "What you answer is not in this conversation.":
    "Mesajul la care răspundeți nu este în această conversație.",
  "This template is gone. Choose another.": "Șablonul nu mai există. Alegeți altul.",
  "Fill every gap.": "Completați fiecare câmp.",
  "Replies for everybody are made by an admin or a coordinator.":
    "Răspunsurile comune sunt create de un administrator sau de un coordonator.",
  "Nobody has written there yet.": "Nimeni nu a scris încă acolo.",
  "This one is everybody's. Ask an admin or a coordinator to change it.":
    "Acesta este comun. Rugați un administrator sau un coordonator să îl schimbe.",
  "It holds a gap that nobody knows how to fill.": "Conține un câmp pe care nimeni nu știe să îl completeze.",
  "Another one has this shortcut.": "Alt răspuns are această scurtătură.",
  "At most 20 colleagues.": "Cel mult 20 de colegi.",
  "Write the text in one language at least.": "Scrieți textul în cel puțin o limbă.",
  "Letters, digits, - and _ , such as prices.": "Litere, cifre, - și _ , de exemplu preturi.",
  "It is planned no more.": "Nu mai este programat.",
  "This person is not known at this address.": "Această persoană nu este cunoscută la această adresă.",
  "At most 90 days from now.": "Cel mult 90 de zile de acum.",
  "Choose a time that is still to come.": "Alegeți o oră care urmează.",
  "At most half a year from now.": "Cel mult o jumătate de an de acum.",
  "Take this person's lead first, then work on it.":
    "Preluați întâi solicitarea acestei persoane, apoi lucrați la ea.",
  "React to this message": "Reacționați la acest mesaj",
  Reactions: "Reacții",
  "Thumbs up": "Degetul mare în sus",
  Heart: "Inimă",
  Smile: "Zâmbet",
  "Thank you": "Mulțumesc",
  Applause: "Aplauze",
  "Another sign": "Alt semn",
  "Take the reaction back": "Retrageți reacția",
  "The reaction was not sent.": "Reacția nu a fost trimisă.",
  "The reaction {emoji} was not sent.": "Reacția {emoji} nu a fost trimisă.",
  "The reaction was not taken back.": "Reacția nu a fost retrasă.",
  "This channel takes no reactions.": "Acest canal nu acceptă reacții.",
  "Another reaction took its place.": "O altă reacție i-a luat locul.",
  "This message is there no more.": "Acest mesaj nu mai există.",
  "WhatsApp takes no reaction to what is older than 30 days.":
    "WhatsApp nu acceptă reacții la mesaje mai vechi de 30 de zile.",
  "This message came by another connection, which does not carry it now.":
    "Acest mesaj a venit prin altă conexiune, care nu îl poate transmite acum.",
  "Choose one of the reactions shown.": "Alegeți una dintre reacțiile afișate.",
}
