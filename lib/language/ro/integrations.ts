import type { Words } from "@/lib/say"

/** Who tells Rounds things, how it is set up, tested and paused. */
export const INTEGRATIONS: Words = {
  "Connect {name}": "Conectează {name}",
  Connect: "Conectează",
  "{name} is connected": "{name} este conectat",
  "Today {n} received": "Astăzi {n} primite",
  "{n} refused": "{n} refuzate",
  "Last heard": "Auzit ultima dată",
  "Nothing came yet": "Încă nu a venit nimic",
  "Last refused": "Refuzat ultima dată",
  "{n} waiting for the pause to end": "{n} așteaptă sfârșitul pauzei",
  "The former secret is still in use": "Secretul vechi este încă folosit",
  Off: "Oprit",
  Silent: "Tăcut",
  Set: "Setat",
  set: "setat",
  "No key": "Fără cheie",
  "Not heard yet": "Neauzit încă",
  Connected: "Conectat",
  "Leave blank to keep the one that is set.": "Lăsați gol ca să rămână cel setat.",
  "What names another number is kept aside. Without it nothing is checked.":
    "Ce numește alt număr este pus deoparte. Fără el nu se verifică nimic.",
  Header: "Antet",
  "Set at the provider beside the address.": "Se setează la furnizor, lângă adresă.",
  "Verify token": "Token de verificare",
  "Access token": "Token de acces",
  "A word of your choice that Meta shows when the address is set up.":
    "Un cuvânt ales de dumneavoastră, pe care Meta îl arată la configurarea adresei.",
  "Sealed, and never shown again.": "Sigilat și niciodată arătat din nou.",
  "For what Rounds sends.": "Pentru ce trimite Rounds.",
  "API base address": "Adresa de bază a API-ului",
  "Only where the provider's usual one does not do.": "Doar unde cea obișnuită a furnizorului nu merge.",
  "Websites that show the form": "Site-uri care arată formularul",
  "One a line, such as https://clinic.example.": "Câte unul pe rând, de exemplu https://clinic.example.",
  "Language of the form": "Limba formularului",
  "The clinic's": "A clinicii",
  "How it shows that it is the sender": "Cum arată că este expeditorul",
  "As the provider shows it.": "Așa cum îl arată furnizorul.",
  "Leave blank and Rounds makes one up.": "Lăsați gol și Rounds inventează unul.",
  "The platform": "Platforma",
  "Belongs to no clinic": "Nu ține de nicio clinică",
  "Not connected": "Neconectat",
  "(demo: no provider was called)": "(demo: niciun furnizor nu a fost apelat)",
  "It answered {status}.": "A răspuns {status}.",
  "It answered {status}, error {code}.": "A răspuns {status}, eroarea {code}.",
  "It answered, the number is {number}.": "A răspuns, numărul este {number}.",
  "It answered, 360dialog knows the key.": "A răspuns, 360dialog cunoaște cheia.",
  "It answered, Meta knows the token.": "A răspuns, Meta cunoaște tokenul.",
  "It answered, HubSpot knows the token.": "A răspuns, HubSpot cunoaște tokenul.",
  "It answered {what}, {score} of 5.": "A răspuns {what}, {score} din 5.",
  "It refuses the access token ({status}).": "Refuză tokenul de acces ({status}).",
  "Our own address answered {status}.": "Adresa noastră a răspuns {status}.",
  "Our own address answered that it does not know it (404).":
    "Adresa noastră a răspuns că nu îl cunoaște (404).",
  "Our own address did not answer in time.": "Adresa noastră nu a răspuns la timp.",
  "Our own address cannot be reached from the server. Check NEXTAUTH_URL and what stands before it.":
    "Adresa noastră nu poate fi accesată de pe server. Verificați NEXTAUTH_URL și ce stă în fața lui.",
  "Who tells Rounds things, and how it goes. Secrets are set here and never shown again.":
    "Cine îi spune lui Rounds lucruri și cum merge. Secretele se setează aici și nu se mai arată niciodată.",
  "Enter this address at the provider": "Introduceți această adresă la furnizor",
  "Enter this secret at the provider": "Introduceți acest secret la furnizor",
  "It is shown this once. Rounds keeps it sealed and cannot show it again.":
    "Se arată doar acum. Rounds îl păstrează sigilat și nu îl mai poate arăta.",
  "Copy the address": "Copiază adresa",
  "Copy the secret": "Copiază secretul",
  "Resumed. What waited is being worked on.": "Reluat. Se lucrează la ce aștepta.",
  "Change settings": "Schimbă setările",
  "Tokens are never shown: left blank, they stay as they are.":
    "Tokenurile nu se arată niciodată: lăsate goale, rămân cum sunt.",
  "Settings saved": "Setări salvate",
  "Pause this connection": "Pune conexiunea în pauză",
  "Nothing is asked of it until you resume. Enquiries are scored by the rules meanwhile.":
    "Nu i se cere nimic până la reluare. Între timp solicitările primesc scor după reguli.",
  "What comes is still taken and kept, and waits. Nothing is lost; patients' messages are not seen until you resume.":
    "Ce vine este în continuare primit și păstrat și așteaptă. Nimic nu se pierde; mesajele pacienților nu se văd până la reluare.",
  "Not set": "Nesetat",
  "= {accepted} accepted + {duplicate} duplicate + {refused} refused":
    "= {accepted} acceptate + {duplicate} dubluri + {refused} refuzate",
  "Not in the last 30 days": "Nu în ultimele 30 de zile",
  "None in the last 30 days": "Niciunul în ultimele 30 de zile",
  "The provider's usual one": "Cea obișnuită a furnizorului",
  Websites: "Site-uri",
  "Its secrets cannot be opened": "Secretele nu pot fi deschise",
  "No key of this server opens them, so what comes is refused. Put the former encryption key back, or set the secret anew below, and then the tokens under Change settings.":
    "Nicio cheie a acestui server nu le deschide, deci ce vine este refuzat. Puneți la loc vechea cheie de criptare sau setați din nou secretul mai jos, apoi tokenurile la Schimbă setările.",
  "Nothing is asked of it; the rules score meanwhile.":
    "Nu i se cere nimic; între timp scorul vine din reguli.",
  "Nothing came since": "Nimic nu a mai venit din",
  "three times the usual gap, counted in working hours.":
    "de trei ori pauza obișnuită, socotită în ore lucrătoare.",
  "three times the usual gap, counted in opening hours.":
    "de trei ori pauza obișnuită, socotită în ore de program.",
  "Test what comes in; if that arrives, look at the provider.":
    "Testați ce sosește; dacă ajunge, verificați la furnizor.",
  "It opened a request": "A deschis o cerere",
  "Enter the newest one at the provider before you retire it.":
    "Introduceți-l pe cel mai nou la furnizor înainte să îl retrageți pe acesta.",
  "What comes is kept: {n} events wait until it is resumed.": {
    one: "Ce vine se păstrează: {n} eveniment așteaptă până la reluare.",
    few: "Ce vine se păstrează: {n} evenimente așteaptă până la reluare.",
    other: "Ce vine se păstrează: {n} de evenimente așteaptă până la reluare.",
  },
  "Set it up at the provider": "Configurarea la furnizor",
  "Never shown again": "Nu se mai arată niciodată",
  Rotate: "Schimbă secretul",
  "Set a new secret": "Setați un secret nou",
  "The new one goes first. The one in use now still opens until you retire it, so nothing is refused meanwhile.":
    "Cel nou trece primul. Cel folosit acum mai deschide până îl retrageți, deci nimic nu este refuzat între timp.",
  "Set the new secret": "Setează secretul nou",
  "The new secret is in use": "Secretul nou este folosit",
  Former: "Cel vechi",
  "Still in use": "Încă folosit",
  Retire: "Retrage",
  "Retire the former secret": "Retrage secretul vechi",
  "From then on only the newest one opens. What the provider still signs with the former is refused.":
    "De atunci deschide doar cel mai nou. Ce mai semnează furnizorul cu cel vechi este refuzat.",
  "Why can it go?": "De ce poate dispărea?",
  "Only the newest secret opens now": "Acum deschide doar secretul cel mai nou",
  "It is still in use": "Este încă folosit",
  "last matched": "potrivit ultima dată",
  "matched nothing in the last 7 days": "nu s-a potrivit cu nimic în ultimele 7 zile",
  Tests: "Teste",
  "What comes in": "Ce sosește",
  "Rounds sends itself what the provider would, through its public address.":
    "Rounds își trimite ce ar trimite furnizorul, prin adresa sa publică.",
  "Test what comes in": "Testează ce sosește",
  "See the event": "Vezi evenimentul",
  "What goes out": "Ce pleacă",
  "Asks the provider whether it knows the access token. Nothing is sent to anybody.":
    "Întreabă furnizorul dacă recunoaște tokenul de acces. Nu se trimite nimic nimănui.",
  "Test connection": "Testează conexiunea",
}
