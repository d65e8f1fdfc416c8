import type { Words } from "@/lib/say"

/** Signing in, the second factor, invitations, a new password, and the password asked once more. */
export const AUTH: Words = {
  "QR code for your authenticator app": "Cod QR pentru aplicația de autentificare",
  "Scan this with an authenticator app on your phone, or type the key into it.":
    "Scanați-l cu o aplicație de autentificare de pe telefon sau scrieți cheia în ea.",
  "Copy the key": "Copiază cheia",
  "The six digits the app shows now.": "Cele șase cifre pe care aplicația le arată acum.",
  "Turn it on": "Activează",
  "Keep these where you find them without your phone. Each lets you in once in place of a code. They are not shown again.":
    "Păstrați-le unde le găsiți și fără telefon. Fiecare vă lasă să intrați o dată în locul unui cod. Nu se mai arată.",
  "Copy all": "Copiază tot",
  "Copy all recovery codes": "Copiază toate codurile de recuperare",
  "I have kept them": "Le-am păstrat",
  "It is set up.": "Este configurat.",
  "Your second factor": "Al doilea factor",
  "Patients' data wants more than a password. From now on you also give a code from your phone.":
    "Datele pacienților cer mai mult decât o parolă. De acum dați și un cod de pe telefon.",
  "Signing in did not work. Try again.": "Autentificarea nu a reușit. Încercați din nou.",
  "Too many tries. Try again in {n} minutes.": {
    one: "Prea multe încercări. Încercați din nou peste un minut.",
    few: "Prea multe încercări. Încercați din nou peste {n} minute.",
    other: "Prea multe încercări. Încercați din nou peste {n} de minute.",
  },
  "This needs more than an open screen. It counts for five minutes.":
    "Pentru asta nu ajunge un ecran deschis. Confirmarea este valabilă cinci minute.",
  "From your authenticator app: each code counts once, so take the next one if you just signed in.":
    "Din aplicația de autentificare: fiecare cod este valabil o dată, deci luați-l pe următorul dacă tocmai v-ați autentificat.",
  "The one you sign in to Rounds with.": "Cea cu care vă autentificați în Rounds.",
  "Your name": "Numele dumneavoastră",
  "As your colleagues will see it.": "Așa cum îl vor vedea colegii.",
  "From your authenticator app, or a recovery code.":
    "Din aplicația de autentificare sau un cod de recuperare.",
  "Join {clinic}": "Intră în {clinic}",
  "This link does not count any more. Ask for a new one.": "Acest link nu mai este valabil. Cereți unul nou.",
  "Link not found": "Link negăsit",
  "An invitation counts once and for seven days, and can be taken back. Ask whoever invited you for a new link.":
    "O invitație este valabilă o dată, timp de șapte zile, și poate fi retrasă. Cereți un link nou celui care v-a invitat.",
  Invitation: "Invitație",
  Join: "Intrați în",
  "An admin": "Un administrator",
  "invites you to work here as": "vă invită să lucrați aici ca",
  "You have an account already: sign in with it.": "Aveți deja un cont: autentificați-vă cu el.",
  "This link counts once, until {day}.": "Acest link este valabil o dată, până la {day}.",
  "A link for a new password counts once and for an hour. Ask your clinic's admin for a new one.":
    "Un link pentru parolă nouă este valabil o dată, timp de o oră. Cereți altul administratorului clinicii.",
  "New password": "Parolă nouă",
  "Choose a new password": "Alegeți o parolă nouă",
  For: "Pentru",
  at: "la",
  "Your password is changed.": "Parola a fost schimbată.",
  "Every session you had has ended.": "Toate sesiunile dumneavoastră s-au încheiat.",
  "Change the password": "Schimbă parola",
  "Something failed · Rounds": "Ceva a eșuat · Rounds",
  "Rounds could not be shown": "Rounds nu a putut fi afișat",
  "Something failed on our side. Nothing was lost: messages keep coming in and work goes on.":
    "Ceva a eșuat la noi. Nimic nu s-a pierdut: mesajele continuă să sosească și lucrul merge mai departe.",
}
