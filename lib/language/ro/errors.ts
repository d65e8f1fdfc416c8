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
}
