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
}
