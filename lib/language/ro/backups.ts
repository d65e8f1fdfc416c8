import type { Words } from "@/lib/say"

export const BACKUPS_RO: Words = {
  backups: "copii de siguranță",
  "Copied each night at 02:00 UTC, and counted only once it was brought back.":
    "Se face în fiecare noapte la 02:00 UTC și contează abia după ce a fost readusă.",
  "Prove the newest": "Verifică cea mai nouă",
  "Back up now": "Fă o copie acum",
  "The whole database as it is at this moment, sealed, beside the nightly ones. Nobody has to stop working. Of one day the newest backup is kept.":
    "Toată baza de date, așa cum este în acest moment, sigilată, pe lângă cele de noapte. Nimeni nu trebuie să se oprească din lucru. Dintr-o zi se păstrează cea mai nouă copie.",
  "Back up": "Fă copia",
  "The backup has begun": "Copia a început",
  Prove: "Verifică",
  "Restore it beside the live database": "Readu-o lângă baza de date în uz",
  "The backup is brought back into a database of its own, looked through table by table, and thrown away. The live database is only read. It takes as much room, for as long as it runs.":
    "Copia este readusă într-o bază de date a ei, privită tabel cu tabel și apoi aruncată. Baza de date în uz este doar citită. Cât durează, ocupă tot atâta loc.",
  "Begin the drill": "Începe verificarea",
  "The drill has begun": "Verificarea a început",
  "Backups at a glance": "Copiile pe scurt",
  "Last proven restorable": "Ultima readucere dovedită",
  "Newest backup": "Cea mai nouă copie",
  "{n} backups": { one: "{n} copie", few: "{n} copii", other: "{n} de copii" },
  "{size} in all; 7 days, 4 weeks and 3 months stay": "{size} în total; rămân 7 zile, 4 săptămâni și 3 luni",
  "A bucket": "Într-un bucket",
  "A folder": "Într-un dosar",
  "The backups lie beside the database": "Copiile stau lângă baza de date",
  "What takes this server's disk takes both. Name a bucket or another disk: docs/backups.md tells how.":
    "Ce ia discul acestui server le ia pe amândouă. Indică un bucket sau alt disc: docs/backups.md spune cum.",
  "They open with ENCRYPTION_KEY alone": "Se deschid numai cu ENCRYPTION_KEY",
  "Without that key no backup can be read. Keep it where this server is not, or set a BACKUP_KEY.":
    "Fără acea cheie nicio copie nu poate fi citită. Păstreaz-o în altă parte decât pe acest server sau setează un BACKUP_KEY.",
  "None has been brought back yet: whether it would come back is not known.":
    "Niciuna nu a fost readusă încă: nu se știe dacă s-ar putea.",
  "The last backup failed": "Ultima copie a eșuat",
  "There is no backup yet": "Încă nu există nicio copie",
  "The first is made at 02:00 UTC, or now, by hand.": "Prima se face la 02:00 UTC sau acum, manual.",
  "No backup for more than a day": "Nicio copie de mai mult de o zi",
  "The newest is of": "Cea mai nouă este din",
  "{n} backups are gone from their store": {
    one: "{n} copie a dispărut de unde era păstrată",
    few: "{n} copii au dispărut de unde erau păstrate",
    other: "{n} de copii au dispărut de unde erau păstrate",
  },
  "Somebody or something took what should have stayed.": "Cineva sau ceva a luat ce trebuia să rămână.",
  "A drill each Saturday at 05:00 UTC does it, or one by hand.":
    "O face verificarea de sâmbătă, la 05:00 UTC, sau una manuală.",
  "What was proven holds the data of {n} days ago.": {
    one: "Ce s-a dovedit conține datele de acum {n} zi.",
    few: "Ce s-a dovedit conține datele de acum {n} zile.",
    other: "Ce s-a dovedit conține datele de acum {n} de zile.",
  },
  "{n} backups in the store cannot be opened here.": {
    one: "{n} copie din depozit nu poate fi deschisă aici.",
    few: "{n} copii din depozit nu pot fi deschise aici.",
    other: "{n} de copii din depozit nu pot fi deschise aici.",
  },
  "The newer ones have not been brought back.": "Cele mai noi nu au fost readuse.",
  "A backup was brought back into a database of its own and looked through.":
    "O copie a fost readusă într-o bază de date a ei și privită în întregime.",
  "A backup is being made since": "Se face o copie de la",
  "A drill has been under way since": "O verificare este în curs de la",
  "Times in UTC.": "Orele sunt în UTC.",
  "No backup yet": "Nicio copie încă",
  "Each night's backup stands here: how large it is, why it is kept, and whether it was brought back.":
    "Aici stă copia fiecărei nopți: cât e de mare, de ce se păstrează și dacă a fost readusă.",
  "Being made: it counts once it is whole.": "Se face: contează când este întreagă.",
  "{n} rows": { one: "{n} rând", few: "{n} rânduri", other: "{n} de rânduri" },
  "{n} tables": { one: "{n} tabel", few: "{n} tabele", other: "{n} de tabele" },
  Removed: "Ștearsă",
  Gone: "Dispărută",
  "none yet": "niciuna încă",
  Proven: "Dovedită",
  "Not proven": "Nedovedită",
  "Restore drills": "Verificări prin readucere",
  "Each Saturday at 05:00 UTC, and by hand.": "În fiecare sâmbătă la 05:00 UTC și manual.",
  "No drill yet": "Nicio verificare încă",
  "A drill restores a backup beside the live database and holds it against what was noted when it was made.":
    "O verificare readuce o copie lângă baza de date în uz și o compară cu ce s-a notat când a fost făcută.",
  "of the backup of": "a copiei din",
  holds: "se confirmă",
  "did not hold": "nu s-a confirmat",
  "The disk is full. Make room where the backups are kept, then start one by hand.":
    "Discul este plin. Fă loc acolo unde se păstrează copiile, apoi pornește una manual.",
  "It is sealed with a key that this server does not have. Give it the key of that time.":
    "Este sigilată cu o cheie pe care acest server nu o are. Dă-i cheia de atunci.",
  "It is not what was written: bytes have changed. Use another backup, and look at the disk.":
    "Nu este ce s-a scris: s-au schimbat octeți. Folosește altă copie și verifică discul.",
  "Its end is missing. Use another backup, and see whether the disk ran full.":
    "Îi lipsește sfârșitul. Folosește altă copie și vezi dacă discul s-a umplut.",
  "It is not where it was put. Look whether the folder or the bucket is the right one.":
    "Nu este unde a fost pusă. Vezi dacă dosarul sau bucketul este cel bun.",
  "The store refused or did not answer. Look at its address, its keys and its quota.":
    "Depozitul a refuzat sau nu a răspuns. Verifică adresa, cheile și limita lui.",
  "The database did not let itself be read. Look whether it is up, and whose right is missing.":
    "Baza de date nu s-a lăsat citită. Vezi dacă funcționează și ce drept lipsește.",
  "pg_dump or pg_restore ended over something. What it said stands beside.":
    "pg_dump sau pg_restore s-a oprit. Ce a spus stă alături.",
  "No database could be made for the drill. Give its owner the right to, or name another server for drills.":
    "Nu s-a putut crea o bază de date pentru verificare. Dă-i proprietarului dreptul sau indică alt server pentru verificări.",
  "The database it was to fill holds something already.":
    "Baza de date pe care trebuia s-o umple conține deja ceva.",
  "A table came back with another number of rows.": "Un tabel a revenit cu alt număr de rânduri.",
  "A table came back with other words than were copied.":
    "Un tabel a revenit cu alt conținut decât cel copiat.",
  "What came back is not as new as what was copied.": "Ce a revenit nu este la fel de nou ca ce s-a copiat.",
  "The audit log that came back is not the one that was copied.":
    "Jurnalul de audit care a revenit nu este cel copiat.",
  "Under its name lies another backup. Somebody copied one over the other: see what else they did.":
    "Sub numele ei se află altă copie. Cineva a copiat una peste alta: vezi ce altceva a mai făcut.",
  "Found in the store": "Găsită în depozit",
  "Until a newer one is proven": "Până când una mai nouă este dovedită",
  "Cannot be opened": "Nu se poate deschide",
  Interrupted: "Întreruptă",
  "Never proven restorable": "Niciodată dovedită ca fiind de readus",
  "Ends backups and drills that were interrupted, and finds copies that nothing here knows of.":
    "Încheie copiile și verificările întrerupte și găsește copii despre care nu se știe nimic aici.",
  "Says of a backup or a drill whose process was killed that it was interrupted, takes away what it left behind, and puts copies on record that lie in the store unknown.":
    "Consemnează că o copie sau o verificare a fost întreruptă când procesul ei a fost oprit, șterge ce a rămas și trece în evidență copiile necunoscute din depozit.",
  "Takes away nothing but parts and databases of this installation's own that have ended.":
    "Șterge numai părți și baze de date ale acestei instalări, ale celor încheiate.",
  "The tables could not be made as they were.": "Tabelele nu au putut fi făcute cum erau.",
  "It ended without a word: the process that made it was stopped.":
    "S-a încheiat fără un cuvânt: procesul care o făcea a fost oprit.",
  "Something unforeseen. What the machine said stands beside.":
    "Ceva neprevăzut. Ce a spus mașina stă alături.",
  Bytes: "Octeți",
  "What lies in the store is what was written.": "Ce este păstrat este ce s-a scris.",
  Restored: "Readusă",
  "It opens with the key, and fills an empty database.":
    "Se deschide cu cheia și umple o bază de date goală.",
  Rows: "Rânduri",
  "Every table has as many rows as when it was copied.":
    "Fiecare tabel are atâtea rânduri câte avea la copiere.",
  Contents: "Conținut",
  "Every table reads, byte by byte, as when it was copied.":
    "Fiecare tabel se citește, octet cu octet, ca la copiere.",
  "The newest thing on record is the newest of that moment.":
    "Cel mai nou lucru consemnat este cel mai nou al acelui moment.",
  "Every chain of the audit log is unbroken.": "Fiecare lanț al jurnalului de audit este neîntrerupt.",
  "Goes on": "Continuă",
  "The live audit log begins with the one that came back.":
    "Jurnalul de audit în uz începe cu cel care a revenit.",
  Daily: "Zilnică",
  Weekly: "Săptămânală",
  Monthly: "Lunară",
  "Newest proven": "Cea mai nouă dovedită",
  "Before an upgrade": "Înainte de o actualizare",
  Nightly: "De noapte",
  "By hand": "Manual",
  "A backup is being made just now.": "Tocmai se face o copie.",
  "There is no backup yet that could be restored.": "Încă nu există o copie care să poată fi readusă.",
  "There is nothing of this backup that could be restored.": "Din această copie nu există nimic de readus.",
  "A restore drill is under way just now.": "O verificare prin readucere este în curs.",
}
