import type { Words } from "@/lib/say"

/** One's own password, second factor and sessions. */
export const SECURITY: Words = {
  "Second factor": "Al doilea factor",
  "Asked at every sign-in, and for what is sensitive.":
    "Se cere la fiecare autentificare și pentru ce este sensibil.",
  "This demo asks nobody for it; you can still set it up and see how it looks.":
    "Acest demo nu îl cere nimănui; îl puteți configura totuși, ca să vedeți cum arată.",
  "An authenticator app gives the codes, since": "Codurile vin dintr-o aplicație de autentificare, din",
  "Besides the password, a code from an app on your phone: a stolen password alone then opens nothing.":
    "Pe lângă parolă, un cod dintr-o aplicație de pe telefon: o parolă furată nu mai deschide nimic singură.",
  "Replace the app": "Înlocuiește aplicația",
  "Set it up": "Configurează",
  "New recovery codes": "Coduri de recuperare noi",
  "{n} recovery codes are left.": {
    one: "A mai rămas un cod de recuperare.",
    few: "Au mai rămas {n} coduri de recuperare.",
    other: "Au mai rămas {n} de coduri de recuperare.",
  },
  "Your recovery codes": "Codurile dumneavoastră de recuperare",
  "Set up your second factor": "Configurați al doilea factor",
  "What stands between your account and somebody else.": "Ce stă între contul dumneavoastră și altcineva.",
  "Password changed. Your other sessions have ended.":
    "Parola a fost schimbată. Celelalte sesiuni s-au încheiat.",
  "Changing it ends your sessions everywhere else, at once.":
    "Schimbarea ei încheie imediat sesiunile dumneavoastră din orice alt loc.",
  "Present password": "Parola actuală",
  "Change password": "Schimbă parola",
  changed: "schimbată",
  "Sign out everywhere?": "Deconectare peste tot?",
  "Every session of yours ends at once, this one too. Nothing that was saved is lost.":
    "Toate sesiunile dumneavoastră se încheie imediat, și aceasta. Nimic din ce s-a salvat nu se pierde.",
  "Signed out everywhere.": "Deconectat peste tot.",
  "Where you are signed in now. End what you do not know, and tell an admin.":
    "Unde sunteți autentificat acum. Încheiați ce nu recunoașteți și anunțați un administrator.",
  "Signed in": "Autentificat",
  "{n} of {most}": "{n} din {most}",
  "A session ends after 15 minutes without work (caregivers: 30) and after 8 hours in any case. Signing in a sixth time ends the oldest.":
    "O sesiune se încheie după 15 minute fără activitate (îngrijitori: 30) și în orice caz după 8 ore. A șasea autentificare o încheie pe cea mai veche.",
  "This one": "Aceasta",
  Network: "Rețea",
  "Ends at": "Se încheie la",
  "Last seen": "Văzut ultima dată",
  "Session ended.": "Sesiunea a fost încheiată.",
  "End the session on {device}": "Încheie sesiunea de pe {device}",
  End: "Încheie",
  "A program": "Un program",
  "A program on {system}": "Un program pe {system}",
  "{browser} on {system}": "{browser} pe {system}",
  "Leave out your name, your email and the clinic's name.":
    "Fără numele dumneavoastră, e-mailul sau numele clinicii.",
  "Use more different characters.": "Folosiți mai multe caractere diferite.",
  "Use at least {n} characters; a few unrelated words are good.":
    "Folosiți cel puțin {n} caractere; câteva cuvinte fără legătură sunt bune.",
  "Use at most {n} characters.": "Folosiți cel mult {n} de caractere.",
  "This is one of the first that would be tried. Use a few unrelated words.":
    "Este una dintre primele care s-ar încerca. Folosiți câteva cuvinte fără legătură.",
}
