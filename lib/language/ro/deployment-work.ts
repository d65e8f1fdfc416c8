import type { Words } from "@/lib/say"

/** What a deployment goes through, finds and refuses. */
export const DEPLOYMENT_WORK_RO: Words = {
  "Another deployment is under way there. Wait for its end, or cancel it.":
    "Acolo este deja o lansare în curs. Așteaptă să se încheie sau anuleaz-o.",
  "Say why it is taken all the same.": "Spune de ce se face totuși.",
  "This key was used for another deployment.": "Această cheie a fost folosită pentru altă lansare.",
  "It is being stopped already.": "Se oprește deja.",
  "It is not stopped.": "Nu este oprit.",
  "Something is still under way there. Wait for its end.":
    "Acolo este încă ceva în curs. Așteaptă să se încheie.",
  "Type the service's name as it stands above.": "Scrie numele serviciului exact ca mai sus.",
  "What puts it there can neither stop nor start it. Do it at the host.":
    "Mijlocul prin care este pus acolo nu îl poate nici opri, nici porni. Fă-o direct pe gazdă.",
  "Each service stands in it once.": "Fiecare serviciu apare o singură dată.",
  "Changes of the database stand in the way. Look at them, and say that it is to be taken all the same.":
    "Modificări ale bazei de date împiedică revenirea. Uită-te la ele și spune că se face totuși.",
  "It was never proven there, so it cannot be gone back to.":
    "Nu a fost niciodată dovedită acolo, așa că nu se poate reveni la ea.",
  "This release runs there already.": "Această versiune rulează deja acolo.",
  "At most 30 services together.": "Cel mult 30 de servicii împreună.",
  "Choose at least one service.": "Alege cel puțin un serviciu.",
  "Say which one.": "Spune care.",

  "Go back": "Revenire",
  Health: "Starea de sănătate",
  "Note what runs now": "Notarea a ceea ce rulează acum",
  "Start it": "Pornire",
  "Stop it": "Oprire",
  "Test what ran before": "Testarea a ceea ce rula înainte",
  "Wait for what ran before": "Așteptarea a ceea ce rula înainte",
  "Wait until it is stable": "Așteptare până este stabil",
  "Wait until nothing runs": "Așteptare până nu mai rulează nimic",
  "Watch the error rate": "Urmărirea ratei erorilor",

  "Being cancelled": "Se anulează",
  "Emergency stop": "Oprire de urgență",
  "Failed and taken back": "Eșuată, s-a revenit",
  "Failed, and so did going back": "Eșuată, ca și revenirea",
  "Failed, not taken back": "Eșuată, fără revenire",
  "Refused before it began": "Refuzată înainte de a începe",
  Rollback: "Revenire la o versiune",
  Succeeded: "Reușită",
  "Waiting to begin": "Așteaptă să înceapă",

  Passed: "Trecut",
  "Cannot be shown": "Nu se poate arăta",
  "It answers within 2 s": "Răspunde în cel mult 2 s",
  "It asks for HTTPS": "Cere HTTPS",
  "It is alive": "Este în viață",
  "It lets no other site read it": "Nu lasă alt site să îl citească",
  "It lets nobody in unasked": "Nu lasă pe nimeni înăuntru neautentificat",
  "It reaches its database": "Ajunge la baza sa de date",
  "It says the commit that was asked for": "Spune commitul cerut",
  "It sends the headers that protect": "Trimite anteturile care protejează",
  "Its errors tell nothing of a patient": "Erorile sale nu spun nimic despre vreun pacient",
  "Its front door opens": "Pagina de intrare se deschide",

  "Take it although changes of the database stand in the way":
    "Fă-o chiar dacă modificări ale bazei de date o împiedică",
  "Take it although the commit's checks are not green":
    "Fă-o chiar dacă verificările commitului nu sunt verzi",
  "Go back to it although its host never said that it ran":
    "Revino la ea deși gazda nu a spus niciodată că a rulat",
  "It ended well there, and all but its host said so: that it really ran there was never proven.":
    "S-a încheiat bine acolo și toți în afară de gazdă au spus-o: că a rulat cu adevărat nu s-a dovedit niciodată.",
  "Its host never said that it ran there. Say that it is to be taken all the same.":
    "Gazda ei nu a spus niciodată că a rulat acolo. Spuneți că se trece totuși cu vederea.",
  "Only going back takes what its host never confirmed.":
    "Doar la revenire se trece cu vederea ce gazda nu a confirmat niciodată.",
  "Take it although the environment is frozen": "Fă-o chiar dacă mediul este înghețat",
  "Take it outside the hours for deployments": "Fă-o în afara orelor de lansare",

  "The release is known: commit {sha}, image {image}.":
    "Versiunea este cunoscută: commit {sha}, imagine {image}.",
  "No release is named.": "Nu este numită nicio versiune.",
  "The release's digest is no sha256 digest: it cannot be asked for by digest.":
    "Amprenta versiunii nu este una sha256: nu poate fi cerută după amprentă.",
  "This very release runs there already.": "Chiar această versiune rulează deja acolo.",
  "It is put there by {driver}.": "Este pus acolo prin {driver}.",
  "Nothing is set up that could put it there.": "Nu este configurat nimic care l-ar putea pune acolo.",
  "It answers at {address}.": "Răspunde la {address}.",
  "It has no address: it can be neither smoke-tested nor proven.":
    "Nu are adresă: nu poate fi nici testat, nici dovedit.",
  "Nothing else is under way there.": "Nimic altceva nu este în curs acolo.",
  "Another deployment is under way there.": "Altă lansare este în curs acolo.",
  "It is stopped by an emergency stop. Resume it first.":
    "Este oprit printr-o oprire de urgență. Întâi repornește-l.",
  "It is retired there.": "Este scos din uz acolo.",
  "The commit's checks are green.": "Verificările commitului sunt verzi.",
  "This environment asks for no checks of the commit.": "Acest mediu nu cere verificări ale commitului.",
  "The commit's checks are still running.": "Verificările commitului încă rulează.",
  "The commit's checks are red.": "Verificările commitului sunt roșii.",
  "Nobody told how the commit's checks ended.": "Nimeni nu a spus cum s-au încheiat verificările commitului.",
  "Deployments may begin now.": "Lansările pot începe acum.",
  "Deployments may begin {hours} only.": "Lansările pot începe numai {hours}.",
  "Going back waits for no hours.": "Revenirea nu așteaptă nicio oră anume.",
  "The environment is not frozen.": "Mediul nu este înghețat.",
  "The environment is frozen: {reason}": "Mediul este înghețat: {reason}",
  "The environment is frozen. Going back is let through.": "Mediul este înghețat. Revenirea este permisă.",
  "No change of the database stands in the way of going back.":
    "Nicio modificare a bazei de date nu împiedică revenirea.",
  "What runs now is not known: whether changes of the database stand in the way is not, either.":
    "Nu se știe ce rulează acum: nici dacă modificări ale bazei de date împiedică revenirea.",
  "{n} changes of the database are not known to work with what runs now: a failure could not be taken back by itself.":
    {
      one: "Despre {n} modificare a bazei de date nu se știe dacă merge cu ce rulează acum: după un eșec nu s-ar putea reveni de la sine.",
      few: "Despre {n} modificări ale bazei de date nu se știe dacă merg cu ce rulează acum: după un eșec nu s-ar putea reveni de la sine.",
      other:
        "Despre {n} de modificări ale bazei de date nu se știe dacă merg cu ce rulează acum: după un eșec nu s-ar putea reveni de la sine.",
    },
  "{n} changes of the database that came since are not known to work with this older release.": {
    one: "Despre {n} modificare a bazei de date venită între timp nu se știe dacă merge cu această versiune mai veche.",
    few: "Despre {n} modificări ale bazei de date venite între timp nu se știe dacă merg cu această versiune mai veche.",
    other:
      "Despre {n} de modificări ale bazei de date venite între timp nu se știe dacă merg cu această versiune mai veche.",
  },
  "It was proven in {environment}.": "A fost dovedită în {environment}.",
  "It was proven nowhere yet.": "Nu a fost încă dovedită nicăieri.",
  "Puts a release where it is wanted: looks before, waits until it is stable and healthy, tests and proves it, or goes back.":
    "Pune o versiune acolo unde este cerută: se uită înainte, așteaptă până este stabilă și sănătoasă, o testează și o dovedește, sau revine.",
}
