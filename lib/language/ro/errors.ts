import type { Words } from "@/lib/say"

/** The catalogue's sentences (lib/errors.ts), and what the browser says when the server cannot. */
export const ERRORS_RO: Words = {
  "Some of what was entered cannot be used.": "O parte din ce s-a introdus nu poate fi folosită.",
  "The body is not valid JSON.": "Corpul cererii nu este JSON valid.",
  "You are signed out. Sign in to go on.": "Sunteți deconectat. Autentificați-vă ca să continuați.",
  "Your session has ended. Sign in to go on.": "Sesiunea s-a încheiat. Autentificați-vă ca să continuați.",
  "That email and password do not match.": "E-mailul și parola nu se potrivesc.",
  "Enter the code from your authenticator app.": "Introduceți codul din aplicația de autentificare.",
  "That code does not match, or was used before.": "Codul nu se potrivește sau a fost deja folosit.",
  "The signature does not match.": "Semnătura nu se potrivește.",
  "The access token does not match.": "Tokenul de acces nu se potrivește.",
  "Your role does not allow this.": "Rolul dumneavoastră nu permite acest lucru.",
  "This request did not come from Rounds.": "Această cerere nu a venit din Rounds.",
  "Confirm your password to go on.": "Confirmați parola ca să continuați.",
  "There is nothing here.": "Nu este nimic aici.",
  "This address does not take that method.": "Această adresă nu acceptă metoda respectivă.",
  "Somebody else changed this first. Look at it again.": "Altcineva a schimbat asta primul. Priviți din nou.",
  "A colleague took this first.": "Un coleg a preluat primul.",
  "This is no longer possible in its present state.": "Acest lucru nu mai este posibil în starea actuală.",
  "The body is too large.": "Corpul cererii este prea mare.",
  "The body is of a kind that is never sent here.": "Corpul cererii este de un tip care nu se trimite aici.",
  "Too many tries. Wait a little and try again.":
    "Prea multe încercări. Așteptați puțin și încercați din nou.",
  "Something failed on our side. Nothing was lost.": "Ceva a eșuat la noi. Nimic nu s-a pierdut.",
  "This provider is not connected.": "Acest furnizor nu este conectat.",
  "A partner's service refused this.": "Serviciul unui partener a refuzat.",
  "A partner's service did not answer as it should.": "Serviciul unui partener nu a răspuns cum trebuia.",
  "The database cannot be reached just now. Try again.":
    "Baza de date nu poate fi accesată acum. Încercați din nou.",
  "Rounds cannot be reached just now. Nothing was changed; try again.":
    "Rounds nu poate fi accesat acum. Nimic nu s-a schimbat; încercați din nou.",
  "Enter a time such as 21:00.": "Introduceți o oră, de exemplu 21:00.",
  "No browser of yours is on: turn push on first.":
    "Niciun browser al dumneavoastră nu este pornit: porniți mai întâi notificările push.",
  "Nobody of the platform signs in with this address.":
    "Nimeni de pe platformă nu se autentifică cu această adresă.",
  "This person has standing access already.": "Această persoană are deja acces permanent.",
  "This person works in the clinic and needs no grant.":
    "Această persoană lucrează în clinică și nu are nevoie de acces acordat.",
  "A colleague has reviewed this already.": "Un coleg a verificat deja.",
  "It still runs. End it first, or review it when it has ended.":
    "Încă durează. Încheiați întâi sau verificați după ce s-a încheiat.",
  "Somebody else has to review what you opened yourself.":
    "Altcineva trebuie să verifice ce ați deschis chiar dumneavoastră.",
  "This request has expired. Ask again.": "Cererea a expirat. Cereți din nou.",
  "Who asked has reset your password or second factor today. Somebody else has to agree.":
    "Cine a cerut v-a resetat astăzi parola sau al doilea factor. Altcineva trebuie să fie de acord.",
  "Another proposal of this kind waits for a decision already. See Approvals.":
    "O altă propunere de acest fel așteaptă deja o decizie. Vedeți Aprobări.",
  "Only whoever asked can take it back.": "Doar cine a cerut o poate retrage.",
  "This is already decided.": "S-a decis deja.",
  "{name} decided this first: {status}.": "{name} a decis primul: {status}.",
  "This is already {status}.": "Este deja: {status}.",
  "The provider still uses the former secret: what it signs with it would be refused.":
    "Furnizorul încă folosește secretul vechi: ce semnează cu el ar fi refuzat.",
  "There is one secret only. Rotate it first.": "Este un singur secret. Schimbați-l întâi.",
  "It has no secret of its own.": "Nu are un secret propriu.",
  "Two secrets are in use already. Retire the former one first.":
    "Sunt deja folosite două secrete. Retrageți-l întâi pe cel vechi.",
  "It arrived and was kept.": "A ajuns și a fost păstrat.",
  "Its secrets open with no key of this server. Put the former key back, or set its secret anew first.":
    "Secretele nu se deschid cu nicio cheie a acestui server. Puneți la loc cheia veche sau setați întâi secretul din nou.",
  "It refuses the access token (401).": "Refuză tokenul de acces (401).",
  "No access token is set, so nothing can be called.":
    "Nu este setat niciun token de acces, deci nu se poate apela nimic.",
  "The token may not read contacts: give it that scope (403).":
    "Tokenul nu poate citi contacte: dați-i acest drept (403).",
  "No phone number id is set.": "Nu este setat id-ul numărului de telefon.",
  "Nothing is called: it only sends to us. Test what comes in.":
    "Nu se apelează nimic: doar ne trimite. Testați ce sosește.",
  "{provider} is connected already.": "{provider} este deja conectat.",
  "Its name is not known.": "Numele adresei nu este cunoscut.",
  "It answers with another address, which is not followed.": "Răspunde cu altă adresă, care nu este urmată.",
  "Its certificate cannot be trusted.": "Certificatul nu este de încredere.",
  "It cannot be reached.": "Nu poate fi accesat.",
  "Its name could not be looked up in time.": "Numele adresei nu a putut fi aflat la timp.",
  "This person had their data erased there: nothing is written again.":
    "Această persoană și-a șters datele acolo: nu se mai scrie nimic.",
  "Everybody is being written already.": "Toți sunt deja în curs de scriere.",
  "Only who signed a note can correct it.": "Doar cine a semnat nota o poate corecta.",
  "There is an unsigned note of yours. Sign it first.": "Aveți o notă nesemnată. Semnați-o întâi.",
  "This note is not signed yet. Change it itself.": "Această notă nu este încă semnată. Schimbați-o direct.",
  "Write the note of a shift that was yours.": "Scrieți nota unei ture care a fost a dumneavoastră.",
  "Only who wrote this note can change or sign it.": "Doar cine a scris nota o poate schimba sau semna.",
  "A colleague of the same role receives it.": "O primește un coleg cu același rol.",
  "A correction has replaced this note. Receive that one.":
    "O corectură a înlocuit această notă. Primiți-o pe aceea.",
  "Who signed a note does not receive it.": "Cine a semnat nota nu o primește.",
  "{name} received this first.": "{name} a primit-o primul.",
  "None of its connections has the number that the event names.":
    "Nicio conexiune a sa nu are numărul din eveniment.",
  "More than the clinic's rate.": "Mai mult decât ritmul clinicii.",
  "It was a test; there is nothing to do.": "A fost un test; nu este nimic de făcut.",
  "Very many messages came from there. Wait a little and send it again.":
    "De acolo au venit foarte multe mesaje. Așteptați puțin și trimiteți din nou.",
  "This lead is closed. Reopen it first.": "Această solicitare este închisă. Redeschideți-o întâi.",
  "This colleague cannot work leads.": "Acest coleg nu poate lucra solicitări.",
  "Only an open lead without a booking is closed as double.":
    "Doar o solicitare deschisă, fără programare, se închide ca dublură.",
  "That is this lead itself.": "Este chiar această solicitare.",
  "The other lead is closed. Reopen it first.": "Cealaltă solicitare este închisă. Redeschideți-o întâi.",
  "This lead was reopened already.": "Această solicitare a fost deja redeschisă.",
  "A masked view does not tell people apart.": "O vizualizare mascată nu deosebește persoanele.",
  "Your role does not see scores.": "Rolul dumneavoastră nu vede scoruri.",
  "Take this lead first, then work on it.": "Preluați întâi solicitarea, apoi lucrați la ea.",
  "A colleague set this to {status} first.": "Un coleg a trecut-o întâi la: {status}.",
  "Only an archiving can be taken back.": "Doar o arhivare poate fi anulată.",
  "The run still goes on.": "Rularea este încă în curs.",
  "A trial is running already.": "O probă este deja în curs.",
  "No key of a model is set.": "Nu este setată cheia niciunui model.",
  "No key is set, or the connection is paused: nothing can be asked.":
    "Nu este setată nicio cheie sau conexiunea este în pauză: nu se poate întreba nimic.",
  "This rerun was stopped or has begun already.": "Această reluare a fost oprită sau a început deja.",
  "This shift was cancelled.": "Această tură a fost anulată.",
  "A shift lasts at most seven days.": "O tură durează cel mult șapte zile.",
  "This colleague cannot be on call.": "Acest coleg nu poate fi de gardă.",
  "This shift would be over already.": "Această tură ar fi deja încheiată.",
  "There are {n} rules already. Remove one first.": "Sunt deja {n} reguli. Eliminați întâi una.",
  "It has counted: it stays for the record.": "A contat: rămâne pentru evidență.",
  "There are 20 drafts already. Discard one that nobody needs.":
    "Sunt deja 20 de ciorne. Înlăturați una de care nu are nimeni nevoie.",
  "Only a draft is changed. End its trial, or begin a new draft with it.":
    "Se schimbă doar o ciornă. Încheiați proba sau începeți cu ea o ciornă nouă.",
  "Somebody changed this draft meanwhile. Load it again.":
    "Cineva a schimbat între timp această ciornă. Încărcați-o din nou.",
  "It has never counted. Try it first.": "Nu a contat niciodată. Probați întâi.",
  "Other rules count since it was tried. Try it again against those.":
    "De la probă contează alte reguli. Probați din nou față de acelea.",
  "Try it on the last 30 days first, to the end.": "Probați întâi pe ultimele 30 de zile, până la capăt.",
  "It is not being tried.": "Nu este în probă.",
  "Only a draft is tried. Begin a new one with this set.":
    "Se probează doar o ciornă. Începeți una nouă cu acest set.",
  "Set up the second factor first.": "Configurați întâi al doilea factor.",
  "This has expired. Begin anew.": "A expirat. Începeți din nou.",
  "That code does not match. Check that the phone's clock is right, and take the next code.":
    "Codul nu se potrivește. Verificați ceasul telefonului și luați următorul cod.",
  "A colleague gave this to somebody first. Look again.": "Un coleg a dat-o întâi cuiva. Priviți din nou.",
  "This colleague cannot do tasks here.": "Acest coleg nu poate face sarcini aici.",
  "This colleague sees no patients. Choose another.": "Acest coleg nu vede pacienți. Alegeți altul.",
  "This role does no tasks.": "Acest rol nu face sarcini.",
  "This role sees no patients. Choose another.": "Acest rol nu vede pacienți. Alegeți altul.",
  "This ended more than a day ago. Make a new task.":
    "S-a încheiat cu mai mult de o zi în urmă. Creați o sarcină nouă.",
  "This task has ended.": "Această sarcină s-a încheiat.",
  "{name} took this first.": "{name} a preluat primul.",
  "{name} cancelled this already.": "{name} a anulat-o deja.",
  "{name} finished this already.": "{name} a încheiat-o deja.",
  "This address has just got an account. Open the link again.":
    "Această adresă tocmai a primit un cont. Deschideți din nou linkul.",
  "You are a member of this clinic already.": "Sunteți deja membru al acestei clinici.",
  "You work for the platform. Ask the clinic to let you in under Access instead.":
    "Lucrați pentru platformă. Cereți clinicii să vă lase să intrați la Acces.",
  "Nobody changes their own roles. Ask another admin.":
    "Nimeni nu își schimbă singur rolurile. Cereți altui administrator.",
  "This person is here for the platform; their grant says what they may.":
    "Această persoană este aici pentru platformă; accesul acordat spune ce are voie.",
  "Nobody disables themselves. Ask another admin.":
    "Nimeni nu se dezactivează singur. Cereți altui administrator.",
  "Somebody with this address is on the team already.": "Cineva cu această adresă este deja în echipă.",
  "Somebody with this address was on the team. Enable them again instead.":
    "Cineva cu această adresă a fost în echipă. Activați-l din nou.",
  "This address has an open invitation. Make a new link for it, or revoke it first.":
    "Această adresă are o invitație deschisă. Creați un link nou sau retrageți-o întâi.",
  "This invitation was accepted already.": "Această invitație a fost deja acceptată.",
  "This invitation was taken back. Invite them again.": "Această invitație a fost retrasă. Invitați din nou.",
  "This person works for the platform: let them in under Access.":
    "Această persoană lucrează pentru platformă: lăsați-o să intre la Acces.",
  "Change your own password under Your security.": "Schimbați parola proprie la Securitatea dumneavoastră.",
  "Enable this person first.": "Activați întâi această persoană.",
  "Too many links for this person. Wait an hour.":
    "Prea multe linkuri pentru această persoană. Așteptați o oră.",
  "Nobody shuts their own account.": "Nimeni nu își închide propriul cont.",
  "Only an operator shuts an account in every clinic.":
    "Doar un operator închide un cont în toate clinicile.",
  "A clinic would be left without an admin. Another must be made one first.":
    "O clinică ar rămâne fără administrator. Întâi trebuie numit altul.",
  "{name} is the clinic's last admin. Make somebody else an admin first.":
    "{name} este ultimul administrator al clinicii. Numiți întâi pe altcineva administrator.",
  "This person works or worked outside this clinic too, so this clinic alone cannot change how they sign in.":
    "Această persoană lucrează sau a lucrat și în afara acestei clinici, deci clinica singură nu îi poate schimba autentificarea.",
  "Replace your own second factor under Your security.":
    "Înlocuiți al doilea factor propriu la Securitatea dumneavoastră.",
  "This case is closed already.": "Acest caz este deja închis.",
  "{name} looks after it already.": "{name} se ocupă deja.",
  "{name} looks after it.": "{name} se ocupă.",
  "You keep {n} views here already. Delete one first.":
    "Păstrați deja {n} vizualizări aici. Ștergeți întâi una.",
}
