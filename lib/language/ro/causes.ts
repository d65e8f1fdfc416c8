import type { Words } from "@/lib/say"

/** Causes of failures, and alerts. */
export const CAUSES: Words = {
  "It failed again after it was said to be fixed": "A eșuat din nou după ce a fost declarată rezolvată",
  "Came back": "A revenit",
  "came back": "a revenit",
  "In {release}": "În {release}",
  Fixed: "Rezolvată",
  Open: "Deschisă",
  "Open the cause": "Deschide cauza",
  "What failed": "Ce a eșuat",
  Wait: "Așteaptă",
  Ever: "Total",
  "Last 24 h": "Ultimele 24 h",
  "Looks after it": "Se ocupă",
  Last: "Ultima",
  first: "prima",
  in: "în",
  release: "versiunea",
  "No cause matches": "Nicio cauză nu corespunde",
  "Show all causes": "Arată toate cauzele",
  "Nothing has failed for leads you own": "Nu a eșuat nimic la solicitările dumneavoastră",
  "Nothing has failed": "Nu a eșuat nimic",
  "What fails for one cause stands here as one line: how often, since when, and whom it touched.":
    "Ce eșuează dintr-o cauză apare aici pe un rând: cât de des, de când și pe cine a atins.",
  "What failed for one reason, as one line: of leads you own.":
    "Ce a eșuat din același motiv, pe un rând: la solicitările dumneavoastră.",
  "What failed for one reason, as one line. Settle it once, and run again all it left behind.":
    "Ce a eșuat din același motiv, pe un rând. Rezolvați o dată și rulați din nou tot ce a lăsat în urmă.",
  "None in the last 24 hours": "Niciuna în ultimele 24 de ore",
  "{n} in the last 24 hours": "{n} în ultimele 24 de ore",
  Settle: "Rezolvă",
  "Fixed in a release…": "Rezolvată într-o versiune…",
  "Ignore…": "Ignoră…",
  "Open again…": "Redeschide…",
  "A schedule's: under Schedules, press Run now": "A unui program: la Programe, apăsați „Rulează acum”",
  "Nothing of it waits": "Nimic din ea nu așteaptă",
  "Rerun all {n}": "Rulează din nou toate ({n})",
  "Rerun all": "Rulează tot din nou",
  "Rerun all that failed of it": "Rulează din nou tot ce a eșuat din ea",
  "Fixed in a release": "Rezolvată într-o versiune",
  "If it fails there once more, it comes back by itself. What failed before still waits to be run again.":
    "Dacă eșuează acolo din nou, revine de la sine. Ce a eșuat până acum așteaptă în continuare să fie rulat din nou.",
  "Marked as fixed": "Marcată ca rezolvată",
  "The one that runs now.": "Cea care rulează acum.",
  "Ignore this cause": "Ignoră această cauză",
  "It is counted on, and no longer stands among the open ones.":
    "Se numără în continuare, dar nu mai apare printre cele deschise.",
  "Why has nobody to look after it?": "De ce nu trebuie să se ocupe nimeni?",
  "Open it again": "Redeschide cauza",
  "Open again": "Redeschide",
  "How often": "Cât de des",
  "Wait to be run again": "Așteaptă să fie rulate din nou",
  Noted: "Notat",
  "What was found out": "Ce s-a aflat",
  "Everybody who looks after jobs reads it: no patient's name.":
    "O citesc toți cei care se ocupă de rulări: fără nume de pacienți.",
  "Save note": "Salvează nota",
  "Looked after": "În grija cui",
  By: "De",
  "Operators, for every clinic": "Operatorii, pentru toate clinicile",
  "In other releases": "În alte versiuni",
  "the newest {n}": "cele mai noi {n}",
  "All of them, among the runs": "Toate, în lista de rulări",
  "None is kept any more.": "Niciuna nu se mai păstrează.",
  "Run again with success": "Rulată din nou cu succes",
  Discarded: "Eliminată",
  "Run again; see the newer run": "Rulată din nou; vedeți rularea mai nouă",
  Cause: "Cauză",
  "step {name}": "pasul {name}",
  "An admin or an operator looks after causes.": "De cauze se ocupă un administrator sau un operator.",
  "It is of the whole installation: an operator looks after it.":
    "Ține de toată instalarea: de ea se ocupă un operator.",
  "It is of no clinic: nobody's name or note is kept.":
    "Nu ține de nicio clinică: nu se păstrează niciun nume și nicio notă.",
  "Say why nobody has to look after it.": "Spuneți de ce nu trebuie să se ocupe nimeni.",
  "A release's id, such as 4f0c2a91.": "Id-ul unei versiuni, de exemplu 4f0c2a91.",

  "Noted: you look into it.": "Notat: vă ocupați dumneavoastră.",
  "I look into it: {alert}": "Mă ocup eu: {alert}",
  "I look into it": "Mă ocup eu",
  Fires: "Activă",
  firing: "active",
  "Not long enough yet": "Încă nu de destul timp",
  "against {threshold}": "față de {threshold}",
  "Go there": "Mergi acolo",
  "{name} looks into it": "{name} se ocupă",
  "Nothing fires": "Nicio alertă activă",
  "What crosses a threshold below appears here by itself, and admins and operators are told once.":
    "Ce depășește un prag de mai jos apare aici de la sine, iar administratorii și operatorii sunt anunțați o dată.",
  Over: "Încheiate",
  "Newest first": "Cele mai noi întâi",
  "Nothing older": "Nimic mai vechi",
  "Not held against the figures yet": "Încă necomparate cu cifrele",
  "The first time is within a minute of the start.": "Prima dată este la un minut de la pornire.",
  "Nobody watches": "Nimeni nu supraveghează",
  "The figures were last held against these rules": "Cifrele au fost comparate ultima dată cu aceste reguli",
  "It should be every minute: neither the engine nor the server does it.":
    "Ar trebui în fiecare minut: nu o face nici motorul, nici serverul.",
  "The server watches in the engine's place": "Serverul supraveghează în locul motorului",
  "The engine's own evaluation has gone quiet; see whether a worker is alive. Last evaluated":
    "Evaluarea motorului a încetat; verificați dacă un proces de lucru este activ. Ultima evaluare",
  "Held against the figures every minute, last": "Comparate cu cifrele în fiecare minut, ultima dată",
  "Fires at": "Prag",
  "Not measured yet": "Încă nemăsurat",
  "Figures beyond their thresholds: what fires now, what has, and every rule.":
    "Cifre peste praguri: ce este activ acum, ce a fost și toate regulile.",
  "last {value}": "ultima valoare {value}",
  "{name} looked into it": "{name} s-a ocupat",
  "lasted {span}": "a durat {span}",
  any: "oricare",
  "for {n} min": "timp de {n} min",
  "It is about the whole installation: an operator looks into it.":
    "Ține de toată instalarea: se ocupă un operator.",
  "The API answers with errors": "API-ul răspunde cu erori",
  "5xx answers of all of the API's, over five minutes with at least 20 requests.":
    "Răspunsuri 5xx din toate ale API-ului, în cinci minute cu cel puțin 20 de cereri.",
  "Look at what failed in the server's log and whether the database answers.":
    "Vedeți în jurnalul serverului ce a eșuat și dacă baza de date răspunde.",
  "The API is slow": "API-ul este lent",
  "P95 of the API's answers, over five minutes with at least 20 requests.":
    "P95 al răspunsurilor API-ului, în cinci minute cu cel puțin 20 de cereri.",
  "See whether one clinic sends a burst of webhooks, and how busy the database is.":
    "Vedeți dacă o clinică trimite webhookuri în rafală și cât de ocupată este baza de date.",
  "A function fails often": "O funcție eșuează des",
  "Failed of all runs of a function that ended within half an hour; fewer than 3 failures count for functions of up to 20 runs, after ten minutes.":
    "Eșuate din toate rulările unei funcții încheiate în ultima jumătate de oră; mai puțin de 3 eșecuri contează la funcții cu cel mult 20 de rulări, după zece minute.",
  "Open the causes: when the reason is gone, all runs of one cause are rerun together.":
    "Deschideți cauzele: când motivul dispare, toate rulările unei cauze se rulează din nou împreună.",
  "A function is slow": "O funcție este lentă",
  "P95 from a run's making to its end, without what it sleeps by design, within half an hour; from 10 runs on.":
    "P95 de la crearea unei rulări până la sfârșit, fără repausul prevăzut, în jumătate de oră; de la 10 rulări în sus.",
  "See whether its runs wait for a worker, for a limit, or for a provider.":
    "Vedeți dacă rulările ei așteaptă un proces de lucru, o limită sau un furnizor.",
  "Work piles up": "Lucrul se adună",
  "Jobs that are due and events that are not fanned out yet.":
    "Lucrări scadente și evenimente încă nedistribuite.",
  "See whether a worker is alive, and which function most of them belong to.":
    "Vedeți dacă un proces de lucru este activ și cărei funcții îi aparțin cele mai multe.",
  "A schedule was missed": "Un program a fost ratat",
  "Occasions of the last 24 hours at which nothing ran in time; once made up for, until somebody looks into it.":
    "Ocazii din ultimele 24 de ore la care nimic nu a rulat la timp; odată recuperate, până când se ocupă cineva.",
  "See what was missed and why; a schedule can be run now.":
    "Vedeți ce s-a ratat și de ce; un program poate fi rulat acum.",
  "Messages fail at their carrier": "Mesajele nu trec de operator",
  "Failed of all calls within a quarter of an hour, of all clinics or of the one it fails for most; from 10 calls on. What is wrong with one recipient alone is no failure.":
    "Apeluri eșuate din totalul lor într-un sfert de oră, la toate clinicile sau la cea mai afectată; de la 10 apeluri în sus. Ce ține de un singur destinatar nu se socotește.",
  "Test the connection, and look at the carrier's own status page. What was refused is tried again by itself.":
    "Testați conexiunea și consultați pagina de stare a operatorului. Ce a fost refuzat se reîncearcă singur.",
  "Calls of the CRM fail": "Apelurile către CRM eșuează",
  "Test the connection; the CRM's page shows what waits to be written.":
    "Testați conexiunea; pagina CRM arată ce așteaptă să fie scris.",
  "Questions to the model fail": "Întrebările către model eșuează",
  "Nobody waits: the rules score in its place. See whether its key and its limit still hold.":
    "Nimeni nu așteaptă: regulile punctează în locul lui. Verificați dacă cheia și limita lui mai sunt valabile.",
  "Connections to the database fail": "Conexiunile la baza de date eșuează",
  "Connections that servers and workers could not get, or that broke off, within five minutes.":
    "Conexiuni pe care serverele și procesele de lucru nu le-au putut obține sau care s-au întrerupt, în cinci minute.",
  "See whether the database answers, and how many connections it takes.":
    "Verificați dacă baza de date răspunde și câte conexiuni acceptă.",
  "A provider is silent": "Un furnizor tace",
  "Connections from which nothing came for three times the usual gap.":
    "Conexiuni de la care nu a venit nimic de trei ori pauza obișnuită.",
  "Test the connection, and look at the provider's own status page.":
    "Testați conexiunea și consultați pagina de stare a furnizorului.",
  "The database runs out of connections": "Baza de date rămâne fără conexiuni",
  "Connections of everybody to the database server.": "Conexiunile tuturor la serverul bazei de date.",
  "See how many servers and workers run, and end what nobody needs.":
    "Vedeți câte servere și procese de lucru rulează și opriți ce nu este necesar.",
  "New clinics wait to be set up": "Clinici noi așteaptă să fie configurate",
  "Clinics waiting, for five minutes.": "Clinici în așteptare, timp de cinci minute.",
  "See which step does not go on.": "Vedeți care pas nu avansează.",
  "Setting up clinics fails": "Configurarea clinicilor eșuează",
  "Failed of all, for five minutes.": "Eșuate din toate, timp de cinci minute.",
  "See which step fails, and retry from it.": "Vedeți care pas eșuează și reîncercați de acolo.",
  "A service is down": "Un serviciu este oprit",
  "Health checks failed in a row: down from the third on.":
    "Verificări de stare eșuate la rând: oprit de la a treia.",
  "See what was deployed last.": "Vedeți ce s-a instalat ultima dată.",
  "The processor is busy": "Procesorul este ocupat",
  "Of a machine, for five minutes.": "Al unei mașini, timp de cinci minute.",
  "See what runs there.": "Vedeți ce rulează acolo.",
  "Memory runs out": "Memoria se epuizează",
  "See what grows.": "Vedeți ce crește.",
  "The disk fills up": "Discul se umple",
  "Of a machine's disk, in use.": "Din discul unei mașini, folosit.",
  "Make room, or give it more.": "Faceți loc sau măriți discul.",
  "A certificate runs out": "Un certificat expiră",
  "Days that a certificate is still good for.": "Zile în care un certificat mai este valabil.",
  "Renew it.": "Reînnoiți-l.",
  "No backup is proven": "Nicio copie de siguranță nu este verificată",
  "Days since a backup was last restored with success.":
    "Zile de când o copie de siguranță a fost restaurată cu succes.",
  "Run a restore drill.": "Faceți un exercițiu de restaurare.",
}
