import type { Words } from "@/lib/say"

/** Who works at the clinic: members, roles, invitations. */
export const TEAM: Words = {
  Invited: "Invitați",
  "ran out": "a expirat",
  by: "de",
  seen: "văzut",
  "New link": "Link nou",
  "A new link for {name}": "Un link nou pentru {name}",
  "The link they have stops working at once. The new one counts for seven days.":
    "Linkul pe care îl are nu mai funcționează imediat. Cel nou este valabil șapte zile.",
  "Make a new link": "Creează un link nou",
  "New link made.": "Link nou creat.",
  "Invitation for {name}": "Invitație pentru {name}",
  "It counts once, for seven days. The old link is dead.":
    "Este valabilă o dată, timp de șapte zile. Linkul vechi nu mai este valabil.",
  Revoke: "Retrage",
  "Take back the invitation of {name}?": "Retrageți invitația pentru {name}?",
  "Their link stops working at once. You can invite them again.":
    "Linkul nu mai funcționează imediat. Puteți invita din nou persoana.",
  "Invitation revoked.": "Invitație retrasă.",
  "Invite somebody": "Invită pe cineva",
  "They get a link from you, with which they choose a password and join. It counts once, for seven days.":
    "Primește de la dumneavoastră un link cu care își alege parola și intră. Este valabil o dată, timp de șapte zile.",
  "Make the link": "Creează linkul",
  "Invitation made.": "Invitație creată.",
  "Their invitation": "Invitația",
  "Whoever has this link can join with the roles you chose. It counts once, for seven days.":
    "Cine are acest link poate intra cu rolurile alese. Este valabil o dată, timp de șapte zile.",
  "They sign in with it.": "Cu el se autentifică.",
  Link: "Link",
  "Copy the link": "Copiază linkul",
  "Rounds sends no mail here: hand it over yourself, in person or by a way you trust. It is kept nowhere and cannot be shown again; a new one can be made at any time.":
    "Rounds nu trimite aici niciun e-mail: predați-l chiar dumneavoastră, personal sau pe o cale în care aveți încredere. Nu se păstrează nicăieri și nu mai poate fi arătat; oricând se poate crea altul.",
  Yes: "Da",
  No: "Nu",
  "Never seen": "Niciodată văzut",
  "never seen": "niciodată văzut",
  "Nobody of that name": "Nimeni cu acest nume",
  "Nobody is here yet": "Încă nu este nimeni aici",
  "Show everybody": "Arată pe toată lumea",
  "Colleagues appear here once they have followed their invitation.":
    "Colegii apar aici după ce au urmat invitația.",
  "Who works at {clinic}, as what, and how they sign in.":
    "Cine lucrează la {clinic}, în ce rol și cum se autentifică.",
  Roles: "Roluri",
  Sessions: "Sesiuni",
  "Nothing has been changed since they joined.": "Nimic nu s-a schimbat de la intrarea în echipă.",
  "Change roles": "Schimbă rolurile",
  "Roles of {name}": "Rolurile lui {name}",
  "They are signed out at once and see what the new roles open when they sign in again.":
    "Este deconectat imediat și vede ce deschid noile roluri la următoarea autentificare.",
  "Why?": "De ce?",
  "Roles changed.": "Roluri schimbate.",
  "More for this member": "Mai mult pentru acest membru",
  "New password for {name}": "Parolă nouă pentru {name}",
  "It counts once, within the next hour. Links made before are dead.":
    "Este valabil o dată, în următoarea oră. Linkurile create înainte nu mai sunt valabile.",
  Membership: "Apartenență",
  "Works outside this clinic too: how they sign in is changed by themselves or by the platform.":
    "Lucrează și în afara acestei clinici: modul de autentificare îl schimbă persoana însăși sau platforma.",
  Joined: "A intrat",
  Ends: "Se încheie",
  "Set up": "Configurat",
  "Not set up": "Neconfigurat",
  Member: "Membru",
  "Signed in here": "Autentificat aici",
  "End all": "Încheie toate",
  "End every session of {name}?": "Încheiați toate sesiunile lui {name}?",
  "They are signed out of this clinic at once, wherever they are. What they saved stays; they can sign in again.":
    "Este deconectat imediat din această clinică, oriunde ar fi. Ce a salvat rămâne; se poate autentifica din nou.",
  "Sessions ended.": "Sesiuni încheiate.",
  "Not signed in to this clinic just now.": "Nu este autentificat acum în această clinică.",
  "Settings, team and integrations; reruns jobs. Sees every patient.":
    "Setări, echipă și integrări; reia rulări. Vede toți pacienții.",
  "Own patients, and every unowned hot or urgent lead.":
    "Pacienții proprii și orice solicitare fierbinte sau urgentă fără responsabil.",
  "Works leads, calls and recalls. Sees every patient.":
    "Lucrează solicitări, apeluri și rechemări. Vede toți pacienții.",
  "Answers people, books, takes consent. No scores.":
    "Răspunde oamenilor, programează, ia consimțăminte. Fără scoruri.",
  "Follows the one patient they are linked to.": "Urmărește singurul pacient de care este legat.",
  "Keeps the software running; patients masked.": "Ține softul în funcțiune; pacienții sunt mascați.",
  "Proves what happened; reads only.": "Dovedește ce s-a întâmplat; doar citește.",
  "Roles changed": "Roluri schimbate",
  Enabled: "Activat",
  "Account shut everywhere": "Cont închis peste tot",
  "Account opened again": "Cont redeschis",
  "Sessions ended": "Sesiuni încheiate",
  "Link for a new password made": "Link pentru parolă nouă creat",
  "Password set by link": "Parolă setată prin link",
  "Password changed": "Parolă schimbată",
  "Second factor set up": "Al doilea factor configurat",
  "Second factor reset": "Al doilea factor resetat",
  "Recovery code used": "Cod de recuperare folosit",
  "Recovery codes renewed": "Coduri de recuperare reînnoite",
  "Wrong codes given": "Coduri greșite introduse",
  "Link for a new password": "Link pentru parolă nouă",
  "A new password for {name}": "O parolă nouă pentru {name}",
  "You get a link to hand over. With it they choose a new password within an hour; then every session they have ends.":
    "Primiți un link de predat. Cu el persoana își alege o parolă nouă în cel mult o oră; apoi i se încheie toate sesiunile.",
  "Link made.": "Link creat.",
  "Reset the second factor": "Resetează al doilea factor",
  "Reset the second factor of {name}?": "Resetați al doilea factor al lui {name}?",
  "For who lost phone and recovery codes. Make sure it is really them. They are signed out at once and set it up anew.":
    "Pentru cine a pierdut telefonul și codurile de recuperare. Asigurați-vă că este chiar persoana. Este deconectată imediat și îl configurează din nou.",
  "Reset it": "Resetează",
  "Second factor reset.": "Al doilea factor a fost resetat.",
  Disable: "Dezactivează",
  "Disable {name}?": "Dezactivați pe {name}?",
  "They are signed out at once and cannot enter this clinic. What they did stays, and so do their other clinics.":
    "Este deconectat imediat și nu mai poate intra în această clinică. Ce a făcut rămâne, la fel și celelalte clinici ale sale.",
  "Disabled.": "Dezactivat.",
  "Enable again": "Activează din nou",
  "Let {name} in again?": "Îl lăsați din nou pe {name} să intre?",
  "With the roles they had.": "Cu rolurile pe care le avea.",
  Enable: "Activează",
  "Enabled.": "Activat.",
  "Shut the account everywhere": "Închide contul peste tot",
  "Shut the account of {name} in every clinic?": "Închideți contul lui {name} în toate clinicile?",
  "They are signed out everywhere at once and cannot sign in at all, until an operator opens it again.":
    "Este deconectat imediat de peste tot și nu se mai poate autentifica deloc, până când un operator îl redeschide.",
  "Shut it": "Închide-l",
  "Account shut.": "Cont închis.",
  "Open the account again": "Redeschide contul",
  "Open the account of {name} again?": "Redeschideți contul lui {name}?",
  "They can sign in to the clinics they are members of.":
    "Se poate autentifica în clinicile al căror membru este.",
  "Open it": "Redeschide-l",
  "Account open.": "Cont deschis.",
}
