/** WhatsApp by the clinic's own phone, text messages, and the files of messages. */
export const CHANNELS_RO = {
  Evolution: "Evolution",
  Twilio: "Twilio",
  "WhatsApp by a phone of the clinic's own, through its Evolution server.":
    "WhatsApp de pe un telefon al clinicii, prin propriul server Evolution.",
  "Text messages (SMS), and who called the clinic's Twilio number.":
    "Mesaje SMS și cine a sunat la numărul Twilio al clinicii.",
  "Evolution, signed token": "Evolution, jeton semnat",
  "Evolution, own header": "Evolution, antet propriu",
  "Evolution, token in the address": "Evolution, jeton în adresă",
  "Twilio, auth token": "Twilio, jeton de autentificare",
  "Evolution makes a token for each call with the key set as jwt_key; it holds for ten minutes.":
    "Evolution face pentru fiecare apel un jeton cu cheia setată la jwt_key; e valabil zece minute.",
  "Evolution sends a header that is set at the instance's webhook, with this secret as its value.":
    "Evolution trimite un antet setat la webhookul instanței, cu acest secret ca valoare.",
  "For Evolution's global webhook, which sends no header: the end of the address is the secret.":
    "Pentru webhookul global Evolution, care nu trimite antete: sfârșitul adresei este secretul.",
  "Twilio signs the address and the fields with the account's auth token (HMAC-SHA1).":
    "Twilio semnează adresa și câmpurile cu jetonul de autentificare al contului (HMAC-SHA1).",
  "Token key": "Cheia jetonului",
  "Auth token": "Jeton de autentificare",
  Instance: "Instanță",
  "Instance key": "Cheia instanței",
  "Account SID": "Account SID",
  "The instance's name at Evolution: letters, digits, - and _.":
    "Numele instanței la Evolution: litere, cifre, - și _.",
  "It begins with AC, as Twilio's console shows it.": "Începe cu AC, așa cum apare în consola Twilio.",
  "As the provider shows it, without blanks.": "Așa cum apare la furnizor, fără spații.",
  "A number such as +40312345678, or a service's MG…":
    "Un număr precum +40312345678 sau MG… al unui serviciu.",
  "What names another account is kept aside. Rounds sends by this one.":
    "Ce numește alt cont se pune deoparte. Rounds trimite prin acesta.",
  "Sends from": "Trimite de la",
  "The clinic's number at Twilio with its country, or a messaging service (MG…).":
    "Numărul clinicii la Twilio, cu prefixul țării, sau un serviciu de mesaje (MG…).",
  "Where the clinic's own server stands.": "Unde se află serverul propriu al clinicii.",
  Phone: "Telefon",
  "Linked to WhatsApp": "Conectat la WhatsApp",
  Linking: "În curs de conectare",
  "Not linked": "Neconectat",
  "Phone not linked": "Telefon neconectat",
  "Phone being linked": "Telefonul se conectează",
  "The phone is not linked": "Telefonul nu este conectat",
  "It was logged out. Open the instance at Evolution and scan its code with the clinic's phone.":
    "A fost deconectat. Deschideți instanța la Evolution și scanați codul cu telefonul clinicii.",
  "Evolution tries to reach it. If that lasts, look whether the clinic's phone has a network.":
    "Evolution încearcă să ajungă la el. Dacă durează, verificați dacă telefonul clinicii are rețea.",
  "Link the phone of Evolution again": "Conectați din nou telefonul la Evolution",
  "It is not linked: nothing comes in and nothing goes out by it until a code is scanned with the phone.":
    "Nu este conectat: nimic nu intră și nu iese prin el până când nu se scanează un cod cu telefonul.",
  "Call back: they called the clinic's line": "Sunați înapoi: a sunat pe linia clinicii",
  "Calls are not taken there. The caller was told that the clinic calls back.":
    "Acolo nu se preiau apeluri. Celui care a sunat i s-a spus că sună clinica înapoi.",
  "Give Evolution the token key": "Dați-i lui Evolution cheia jetonului",
  "At the instance's webhook, under headers: the key of this connection as the value of jwt_key.":
    "La webhookul instanței, la antete: cheia acestei conexiuni ca valoare a lui jwt_key.",
  "Headers of the webhook": "Antetele webhookului",
  "Give Evolution the header": "Dați-i lui Evolution antetul",
  "At the instance's webhook, under headers, with this connection's secret as its value.":
    "La webhookul instanței, la antete, cu secretul acestei conexiuni ca valoare.",
  "Enter this address at the instance's webhook": "Introduceți această adresă la webhookul instanței",
  "At Evolution: Events, Webhook. The token was shown once, when it was made; rotate it for a new one.":
    "La Evolution: Events, Webhook. Jetonul a fost arătat o dată, când a fost făcut; schimbați-l pentru unul nou.",
  "At Evolution: the instance, Events, Webhook. Switch “Webhook Base64” on, so that files come along.":
    "La Evolution: instanța, Events, Webhook. Porniți „Webhook Base64”, ca să vină și fișierele.",
  "Anything else is kept and ignored. Without CONNECTION_UPDATE nobody here hears that the phone was logged out.":
    "Orice altceva se păstrează și se ignoră. Fără CONNECTION_UPDATE, aici nu află nimeni că telefonul a fost deconectat.",
  "Events to choose": "Evenimentele de ales",
  "Enter the instance's name and key here": "Introduceți aici numele și cheia instanței",
  "Under Change settings, with your server's address: then Rounds can answer by this phone.":
    "La Modificați setările, cu adresa serverului: apoi Rounds poate răspunde de pe acest telefon.",
  "Enter this address where a message comes in": "Introduceți această adresă unde vine un mesaj",
  "At Twilio: Phone Numbers, the number, Messaging, “A message comes in”, HTTP POST.":
    "La Twilio: Phone Numbers, numărul, Messaging, „A message comes in”, HTTP POST.",
  "Address for messages": "Adresa pentru mesaje",
  "Enter this address where a call comes in": "Introduceți această adresă unde vine un apel",
  "Under Voice, HTTP POST. Until calls are taken here, the caller hears that the clinic calls back, and somebody is asked to.":
    "La Voice, HTTP POST. Până când apelurile se preiau aici, cel care sună aude că îl sună clinica înapoi, iar cineva primește sarcina.",
  "Address for calls": "Adresa pentru apeluri",
  "Set the account's auth token here": "Setați aici jetonul de autentificare al contului",
  "At Twilio: Account, API keys and tokens. It signs what comes in and opens what goes out.":
    "La Twilio: Account, API keys and tokens. Semnează ce vine și deschide ce pleacă.",
  "Enter the account and the number here": "Introduceți aici contul și numărul",
  "Under Change settings. What becomes of our messages is told by itself: no address is to be set for it.":
    "La Modificați setările. Ce se întâmplă cu mesajele noastre se află de la sine: nu trebuie setată o adresă pentru asta.",
  "No instance key is set, so nothing can be called.":
    "Nu este setată o cheie a instanței, așa că nu se poate apela nimic.",
  "No API base address is set: it is your Evolution server's.":
    "Nu este setată adresa de bază a API-ului: este cea a serverului Evolution.",
  "No instance is set.": "Nu este setată o instanță.",
  "It does not know this instance (404).": "Nu cunoaște această instanță (404).",
  "It knows the key, and the phone is being linked.": "Cunoaște cheia, iar telefonul se conectează.",
  "It knows the key, but the phone is not linked: scan the code at Evolution.":
    "Cunoaște cheia, dar telefonul nu este conectat: scanați codul la Evolution.",
  "It does not say how the phone stands.": "Nu spune cum stă telefonul.",
  "It answered, the phone is linked.": "A răspuns, telefonul este conectat.",
  "No auth token is set, so nothing can be called.":
    "Nu este setat un jeton de autentificare, așa că nu se poate apela nimic.",
  "No account SID is set.": "Nu este setat un Account SID.",
  "It answered, Twilio knows the account.": "A răspuns, Twilio cunoaște contul.",
  "Sent from the phone": "Trimis de pe telefon",
  "File of a message": "Fișierul unui mesaj",
  "The file was empty.": "Fișierul era gol.",
  "The file is larger than 16 MB.": "Fișierul are peste 16 MB.",
  "The file is a program; such files are not kept.":
    "Fișierul este un program; asemenea fișiere nu se păstrează.",
  "The file arrived damaged. Ask the person to send it again.":
    "Fișierul a ajuns deteriorat. Rugați persoana să îl trimită din nou.",
  "The provider no longer has the file. Ask the person to send it again.":
    "Furnizorul nu mai are fișierul. Rugați persoana să îl trimită din nou.",
  "The channel it came by is not connected for sending, so it could not be fetched.":
    "Canalul pe care a venit nu este conectat pentru trimitere, așa că nu s-a putut descărca.",
  "The provider refuses our access token, so it could not be fetched.":
    "Furnizorul refuză jetonul nostru de acces, așa că nu s-a putut descărca.",
  "The provider could not be reached to fetch it.": "Furnizorul nu a putut fi contactat pentru a-l descărca.",
  "The provider named an address for it that may not be called.":
    "Furnizorul a dat pentru el o adresă care nu poate fi apelată.",
  "It is being fetched.": "Se descarcă.",
  "The file is being fetched. Look again in a moment.": "Fișierul se descarcă. Reveniți peste o clipă.",
  "A text message takes no files. Write by WhatsApp instead.":
    "Un SMS nu poate conține fișiere. Scrieți prin WhatsApp.",
  "At most 16 MB.": "Cel mult 16 MB.",
  "Programs cannot be sent.": "Programele nu pot fi trimise.",
  "WhatsApp takes no such files. It takes JPEG and PNG pictures, PDF, Word, Excel and PowerPoint files, text, sound and MP4 video.":
    "WhatsApp nu acceptă asemenea fișiere. Acceptă imagini JPEG și PNG, fișiere PDF, Word, Excel și PowerPoint, text, sunet și video MP4.",
  "WhatsApp takes pictures of at most 5 MB. Make it smaller, or send it as a PDF.":
    "WhatsApp acceptă imagini de cel mult 5 MB. Micșorați-o sau trimiteți-o ca PDF.",
  "Reads a stored webhook of Evolution: messages, what the clinic's own phone wrote, and how it stands.":
    "Citește un webhook păstrat de la Evolution: mesaje, ce a scris telefonul clinicii și cum stă acesta.",
  "Reads a stored webhook of Twilio: text messages, what became of ours, and who called.":
    "Citește un webhook păstrat de la Twilio: SMS-uri, ce s-a întâmplat cu ale noastre și cine a sunat.",
  "Fetches the file that came with a message, looks at what it is and keeps it.":
    "Descarcă fișierul venit cu un mesaj, verifică ce este și îl păstrează.",
  "Texts to this country are not switched on at Twilio.":
    "SMS-urile către această țară nu sunt activate la Twilio.",
  "Twilio does not let the clinic's number send this text.":
    "Twilio nu lasă numărul clinicii să trimită acest SMS.",
  "The phone company filtered the text out.": "Operatorul de telefonie a filtrat SMS-ul.",
  "The text was not delivered.": "SMS-ul nu a fost livrat.",
  "The text is too long.": "SMS-ul este prea lung.",
  "Evolution does not know the clinic's instance.": "Evolution nu cunoaște instanța clinicii.",
  "Evolution could not send the message.": "Evolution nu a putut trimite mesajul.",
  "This channel takes no files.": "Acest canal nu acceptă fișiere.",
  "WhatsApp did not accept the file.": "WhatsApp nu a acceptat fișierul.",
  "Say for which conversation.": "Spuneți pentru ce conversație.",
  "WhatsApp has barred this number for now. Open WhatsApp on the clinic's phone and read what it says.":
    "WhatsApp a blocat temporar acest număr. Deschideți WhatsApp pe telefonul clinicii și citiți ce scrie.",
  "WhatsApp has barred this number. Open WhatsApp on the clinic's phone and read what it says.":
    "WhatsApp a blocat acest număr. Deschideți WhatsApp pe telefonul clinicii și citiți ce scrie.",
  "WhatsApp does not let this phone in. Open WhatsApp on the clinic's phone and read what it says.":
    "WhatsApp nu acceptă acest telefon. Deschideți WhatsApp pe telefonul clinicii și citiți ce scrie.",
  "Nobody scanned the code in time. Ask Evolution for a new one and scan it with the clinic's phone.":
    "Nimeni nu a scanat codul la timp. Cereți altul în Evolution și scanați-l cu telefonul clinicii.",
  "The instance was taken away at Evolution. Make it again there, and scan its code.":
    "Instanța a fost ștearsă din Evolution. Creați-o din nou acolo și scanați codul.",
  "They edited a message, and Evolution cannot read the new words":
    "A editat un mesaj, iar Evolution nu poate citi noul text",
  "Token refused": "Token refuzat",
  "The access token is refused": "Tokenul de acces este refuzat",
  "What comes in still comes; nothing goes out by it. Enter a new token under Change settings.":
    "Ce vine ajunge în continuare; nimic nu pleacă prin ea. Introduceți un token nou la „Schimbă setările”.",
} as const
