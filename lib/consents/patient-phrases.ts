import type { Purpose } from "@/lib/consents/words"

export const PATIENT_LANGUAGES = ["en", "ro", "de", "hi", "ar"] as const
export type PatientLanguage = (typeof PATIENT_LANGUAGES)[number]

/** The first of the wishes in which a patient can be spoken to; English where none is. */
export function patientLanguage(...wishes: (string | null | undefined)[]): PatientLanguage {
  for (const wish of wishes) {
    const known = PATIENT_LANGUAGES.find((one) => one === wish?.slice(0, 2).toLowerCase())
    if (known) return known
  }
  return "en"
}

/** What patients are told about their agreements. `{clinic}`, `{purposes}`, `{link}`, `{day}`, `{version}` are filled in. */
export type PatientWords = {
  languageName: string
  /** Messages. */
  ask: string
  renewal: string
  receipt: string
  /** What each purpose is called, and what whoever agrees says. */
  names: Record<Purpose, string>
  sentences: Record<Purpose, string>
  states: Record<"granted" | "denied" | "withdrawn" | "expired" | "pending", string>
  methods: Record<"explicit" | "double_opt_in" | "in_person" | "form" | "import", string>
  /** The public page. */
  languages: string
  questionTitle: string
  questionLead: string
  yes: string
  no: string
  required: string
  free: string
  answer: string
  choose: string
  thanks: string
  saved: string
  overTitle: string
  overText: string
  mineTitle: string
  mineLead: string
  withdraw: string
  withdrawHint: string
  withdrawn: string
  withdrawnText: string
  until: string
  since: string
  download: string
  asPdf: string
  asJson: string
  privacy: string
  nothingTitle: string
  nothingText: string
  busy: string
  failed: string
  /** The receipt. */
  receiptTitle: string
  receiptLead: string
  number: string
  made: string
  person: string
  controller: string
  address: string
  contact: string
  officer: string
  policy: string
  basis: string
  consentBasis: string
  jurisdiction: string
  kept: string
  keptText: string
  rights: string
  rightsText: string
  how: string
  howText: string
}

export const PATIENT_WORDS: Record<PatientLanguage, PatientWords> = {
  en: {
    languageName: "English",
    ask: "{clinic} asks for your agreement to: {purposes}. Answer YES or NO, or choose one by one here: {link} You can take it back at any time.",
    renewal:
      "Your agreement with {clinic} to {purposes} ends on {day}. Shall it go on? Answer YES or NO, or choose here: {link}",
    receipt: "Thank you. What you agreed to with {clinic}, to keep and to change at any time: {link}",
    names: {
      data_processing: "keeping and using my data for my care",
      marketing_whatsapp: "offers by WhatsApp",
      marketing_email: "offers by e-mail",
      marketing_sms: "offers by SMS",
      appointment_reminders: "reminders of my appointments",
      treatment_updates: "news about my treatment",
      call_recording: "recording of phone calls",
      ai_processing: "help of automatic assistants",
      third_party_sharing: "sharing my data with partners in my care",
    },
    sentences: {
      data_processing:
        "The clinic may keep and use my details and what I write, to answer me and to care for me.",
      marketing_whatsapp: "The clinic may send me offers by WhatsApp.",
      marketing_email: "The clinic may send me offers by e-mail.",
      marketing_sms: "The clinic may send me offers by SMS.",
      appointment_reminders: "The clinic may remind me of my appointments.",
      treatment_updates: "The clinic may write to me about my treatment and what follows it.",
      call_recording: "The clinic may record my phone calls, so that nothing I say is lost.",
      ai_processing:
        "A program may read what I write, to show the clinic sooner what is urgent. People decide.",
      third_party_sharing:
        "The clinic may give my data to laboratories, insurers and other clinics that take part in my care.",
    },
    states: {
      granted: "Agreed",
      denied: "Not agreed",
      withdrawn: "Taken back",
      expired: "Ended",
      pending: "Asked",
    },
    methods: {
      explicit: "in a message",
      double_opt_in: "by an answer to our question",
      in_person: "in person",
      form: "on a form",
      import: "taken over from earlier records",
    },
    languages: "Language",
    questionTitle: "Your agreement",
    questionLead: "{clinic} asks what it may do. You decide on each line, and you can change it at any time.",
    yes: "Yes",
    no: "No",
    required: "Without this the clinic cannot keep your details and answer you.",
    free: "You are cared for just the same if you say no.",
    answer: "Send my answer",
    choose: "Please answer each line.",
    thanks: "Thank you",
    saved: "Your answer is kept.",
    overTitle: "This question is closed",
    overText: "It was answered, or its time is over. Write to the clinic if you want to change something.",
    mineTitle: "What you agreed to",
    mineLead: "What {clinic} may do. Taking something back takes one press, and no reason.",
    withdraw: "Take back",
    withdrawHint: "It counts at once.",
    withdrawn: "It is taken back",
    withdrawnText: "{clinic} will not do this any more, from now on: {purposes}.",
    until: "until {day}",
    since: "since {day}",
    download: "Your receipt",
    asPdf: "Download as PDF",
    asJson: "Download as JSON",
    privacy: "How the clinic handles your data",
    nothingTitle: "There is nothing here",
    nothingText: "This link is not known, or its time is over. The clinic can give you a new one.",
    busy: "Too many tries from here. Please wait a while.",
    failed: "This could not be kept just now. Nothing was changed: please try again in a moment.",
    receiptTitle: "Receipt of your agreement",
    receiptLead: "Keep this. It says what you decided, with whom, and how you change it.",
    number: "Receipt number",
    made: "Made on",
    person: "You appear in it as",
    controller: "Responsible",
    address: "Address",
    contact: "Contact",
    officer: "Data protection",
    policy: "Policy",
    basis: "Legal basis",
    consentBasis: "Your agreement",
    jurisdiction: "Law of",
    kept: "How long it is kept",
    keptText: "The agreement ends by itself after 24 months. The record of it is kept for 7 years as proof.",
    rights: "Your rights",
    rightsText:
      "To see, correct, move or delete your data, to restrict or object to its use, and to complain to the data protection authority.",
    how: "How to take it back",
    howText:
      "With one press on the page of this receipt, by answering STOP to a message, or by telling the clinic.",
  },
  ro: {
    languageName: "Română",
    ask: "{clinic} vă cere acordul pentru: {purposes}. Răspundeți DA sau NU ori alegeți pe rând aici: {link} Vă puteți retrage acordul oricând.",
    renewal:
      "Acordul dat clinicii {clinic} pentru {purposes} se încheie la {day}. Îl prelungim? Răspundeți DA sau NU ori alegeți aici: {link}",
    receipt:
      "Vă mulțumim. Iată la ce v-ați dat acordul la {clinic}; îl puteți păstra și schimba oricând: {link}",
    names: {
      data_processing: "păstrarea și folosirea datelor mele pentru îngrijire",
      marketing_whatsapp: "oferte prin WhatsApp",
      marketing_email: "oferte prin e-mail",
      marketing_sms: "oferte prin SMS",
      appointment_reminders: "amintirea programărilor mele",
      treatment_updates: "noutăți despre tratamentul meu",
      call_recording: "înregistrarea convorbirilor telefonice",
      ai_processing: "ajutorul asistenților automați",
      third_party_sharing: "transmiterea datelor mele către parteneri implicați în îngrijire",
    },
    sentences: {
      data_processing:
        "Clinica poate păstra și folosi datele mele și ceea ce scriu, ca să îmi răspundă și să mă îngrijească.",
      marketing_whatsapp: "Clinica îmi poate trimite oferte prin WhatsApp.",
      marketing_email: "Clinica îmi poate trimite oferte prin e-mail.",
      marketing_sms: "Clinica îmi poate trimite oferte prin SMS.",
      appointment_reminders: "Clinica îmi poate aminti de programări.",
      treatment_updates: "Clinica îmi poate scrie despre tratamentul meu și despre ce urmează după el.",
      call_recording:
        "Clinica poate înregistra convorbirile mele telefonice, ca să nu se piardă nimic din ce spun.",
      ai_processing:
        "Un program poate citi ce scriu, ca să arate mai repede clinicii ce este urgent. Deciziile le iau oameni.",
      third_party_sharing:
        "Clinica poate transmite datele mele laboratoarelor, asigurătorilor și altor clinici implicate în îngrijirea mea.",
    },
    states: {
      granted: "Acord dat",
      denied: "Fără acord",
      withdrawn: "Acord retras",
      expired: "Acord încheiat",
      pending: "Întrebare trimisă",
    },
    methods: {
      explicit: "într-un mesaj",
      double_opt_in: "prin răspuns la întrebarea noastră",
      in_person: "personal, la clinică",
      form: "printr-un formular",
      import: "preluat din evidențe mai vechi",
    },
    languages: "Limba",
    questionTitle: "Acordul dumneavoastră",
    questionLead:
      "{clinic} vă întreabă ce are voie să facă. Hotărâți pentru fiecare rând și puteți schimba oricând.",
    yes: "Da",
    no: "Nu",
    required: "Fără acest acord clinica nu vă poate păstra datele și nu vă poate răspunde.",
    free: "Sunteți îngrijit la fel și dacă spuneți nu.",
    answer: "Trimit răspunsul",
    choose: "Vă rugăm să răspundeți la fiecare rând.",
    thanks: "Vă mulțumim",
    saved: "Răspunsul dumneavoastră a fost păstrat.",
    overTitle: "Întrebarea este închisă",
    overText: "A primit răspuns sau i-a trecut timpul. Scrieți clinicii dacă doriți să schimbați ceva.",
    mineTitle: "La ce v-ați dat acordul",
    mineLead: "Ce are voie să facă {clinic}. Retragerea cere o singură apăsare și niciun motiv.",
    withdraw: "Retrag",
    withdrawHint: "Are efect imediat.",
    withdrawn: "Acordul este retras",
    withdrawnText: "De acum înainte {clinic} nu va mai face aceasta: {purposes}.",
    until: "până la {day}",
    since: "din {day}",
    download: "Dovada dumneavoastră",
    asPdf: "Descarcă PDF",
    asJson: "Descarcă JSON",
    privacy: "Cum folosește clinica datele dumneavoastră",
    nothingTitle: "Aici nu este nimic",
    nothingText: "Linkul nu este cunoscut sau i-a trecut timpul. Clinica vă poate da altul.",
    busy: "Prea multe încercări de aici. Vă rugăm să așteptați puțin.",
    failed:
      "Nu s-a putut păstra acum. Nu s-a schimbat nimic: vă rugăm să încercați din nou peste puțin timp.",
    receiptTitle: "Dovada acordului dumneavoastră",
    receiptLead: "Păstrați-o. Spune ce ați hotărât, cu cine și cum puteți schimba.",
    number: "Numărul dovezii",
    made: "Întocmită la",
    person: "Apăreți în ea ca",
    controller: "Operator de date",
    address: "Adresă",
    contact: "Contact",
    officer: "Protecția datelor",
    policy: "Politica",
    basis: "Temei legal",
    consentBasis: "Acordul dumneavoastră",
    jurisdiction: "Legea aplicabilă",
    kept: "Cât timp se păstrează",
    keptText: "Acordul se încheie de la sine după 24 de luni. Dovada lui se păstrează 7 ani.",
    rights: "Drepturile dumneavoastră",
    rightsText:
      "Să vedeți, să corectați, să mutați sau să ștergeți datele, să le restrângeți folosirea sau să vă opuneți ei și să vă adresați autorității pentru protecția datelor.",
    how: "Cum îl retrageți",
    howText: "Cu o apăsare pe pagina acestei dovezi, răspunzând STOP la un mesaj sau spunându-i clinicii.",
  },
  de: {
    languageName: "Deutsch",
    ask: "{clinic} bittet um Ihre Einwilligung: {purposes}. Antworten Sie JA oder NEIN, oder wählen Sie hier einzeln: {link} Sie können sie jederzeit widerrufen.",
    renewal:
      "Ihre Einwilligung bei {clinic} für {purposes} endet am {day}. Soll sie weiter gelten? Antworten Sie JA oder NEIN, oder wählen Sie hier: {link}",
    receipt: "Danke. Wozu Sie bei {clinic} eingewilligt haben, zum Aufheben und jederzeit zu ändern: {link}",
    names: {
      data_processing: "Speichern und Nutzen meiner Daten für meine Behandlung",
      marketing_whatsapp: "Angebote per WhatsApp",
      marketing_email: "Angebote per E-Mail",
      marketing_sms: "Angebote per SMS",
      appointment_reminders: "Erinnerungen an meine Termine",
      treatment_updates: "Nachrichten zu meiner Behandlung",
      call_recording: "Aufzeichnung von Telefonaten",
      ai_processing: "Hilfe durch automatische Assistenten",
      third_party_sharing: "Weitergabe meiner Daten an Partner meiner Behandlung",
    },
    sentences: {
      data_processing:
        "Die Klinik darf meine Angaben und was ich schreibe speichern und nutzen, um mir zu antworten und mich zu behandeln.",
      marketing_whatsapp: "Die Klinik darf mir Angebote per WhatsApp schicken.",
      marketing_email: "Die Klinik darf mir Angebote per E-Mail schicken.",
      marketing_sms: "Die Klinik darf mir Angebote per SMS schicken.",
      appointment_reminders: "Die Klinik darf mich an meine Termine erinnern.",
      treatment_updates: "Die Klinik darf mir zu meiner Behandlung und dem Danach schreiben.",
      call_recording:
        "Die Klinik darf meine Telefonate aufzeichnen, damit nichts verloren geht, was ich sage.",
      ai_processing:
        "Ein Programm darf lesen, was ich schreibe, damit die Klinik Dringendes früher sieht. Entscheiden tun Menschen.",
      third_party_sharing:
        "Die Klinik darf meine Daten an Labore, Versicherer und andere Kliniken geben, die an meiner Behandlung beteiligt sind.",
    },
    states: {
      granted: "Eingewilligt",
      denied: "Nicht eingewilligt",
      withdrawn: "Widerrufen",
      expired: "Abgelaufen",
      pending: "Gefragt",
    },
    methods: {
      explicit: "in einer Nachricht",
      double_opt_in: "durch Antwort auf unsere Frage",
      in_person: "persönlich",
      form: "auf einem Formular",
      import: "aus früheren Unterlagen übernommen",
    },
    languages: "Sprache",
    questionTitle: "Ihre Einwilligung",
    questionLead:
      "{clinic} fragt, was erlaubt ist. Sie entscheiden über jede Zeile und können es jederzeit ändern.",
    yes: "Ja",
    no: "Nein",
    required: "Ohne dies kann die Klinik Ihre Angaben nicht speichern und Ihnen nicht antworten.",
    free: "Sie werden ebenso behandelt, wenn Sie Nein sagen.",
    answer: "Antwort senden",
    choose: "Bitte antworten Sie auf jede Zeile.",
    thanks: "Danke",
    saved: "Ihre Antwort ist gespeichert.",
    overTitle: "Diese Frage ist geschlossen",
    overText:
      "Sie wurde beantwortet oder ihre Zeit ist um. Schreiben Sie der Klinik, wenn Sie etwas ändern möchten.",
    mineTitle: "Worin Sie eingewilligt haben",
    mineLead: "Was {clinic} darf. Ein Widerruf braucht einen Druck und keinen Grund.",
    withdraw: "Widerrufen",
    withdrawHint: "Es gilt sofort.",
    withdrawn: "Es ist widerrufen",
    withdrawnText: "{clinic} tut dies von jetzt an nicht mehr: {purposes}.",
    until: "bis {day}",
    since: "seit {day}",
    download: "Ihr Beleg",
    asPdf: "Als PDF laden",
    asJson: "Als JSON laden",
    privacy: "Wie die Klinik mit Ihren Daten umgeht",
    nothingTitle: "Hier ist nichts",
    nothingText:
      "Dieser Link ist nicht bekannt oder seine Zeit ist um. Die Klinik kann Ihnen einen neuen geben.",
    busy: "Zu viele Versuche von hier. Bitte warten Sie eine Weile.",
    failed:
      "Das konnte gerade nicht gespeichert werden. Nichts wurde geändert: bitte versuchen Sie es gleich noch einmal.",
    receiptTitle: "Beleg Ihrer Einwilligung",
    receiptLead: "Heben Sie ihn auf. Er sagt, was Sie entschieden haben, mit wem, und wie Sie es ändern.",
    number: "Belegnummer",
    made: "Erstellt am",
    person: "Sie stehen darin als",
    controller: "Verantwortlich",
    address: "Anschrift",
    contact: "Kontakt",
    officer: "Datenschutz",
    policy: "Richtlinie",
    basis: "Rechtsgrundlage",
    consentBasis: "Ihre Einwilligung",
    jurisdiction: "Recht von",
    kept: "Wie lange es gilt",
    keptText: "Die Einwilligung endet nach 24 Monaten von selbst. Der Nachweis wird 7 Jahre aufbewahrt.",
    rights: "Ihre Rechte",
    rightsText:
      "Ihre Daten einsehen, berichtigen, mitnehmen oder löschen lassen, ihre Nutzung einschränken oder ihr widersprechen und sich bei der Aufsichtsbehörde beschweren.",
    how: "So widerrufen Sie",
    howText:
      "Mit einem Druck auf der Seite dieses Belegs, mit der Antwort STOP auf eine Nachricht oder indem Sie es der Klinik sagen.",
  },
  hi: {
    languageName: "हिन्दी",
    ask: "{clinic} आपकी सहमति चाहता है: {purposes}. उत्तर में HAAN या NAHI लिखें, या यहाँ एक-एक करके चुनें: {link} आप इसे कभी भी वापस ले सकते हैं।",
    renewal:
      "{clinic} को {purposes} के लिए दी गई आपकी सहमति {day} को समाप्त होती है। क्या इसे जारी रखें? उत्तर में HAAN या NAHI लिखें, या यहाँ चुनें: {link}",
    receipt: "धन्यवाद। {clinic} में आपने जिस पर सहमति दी, उसे यहाँ रखें और कभी भी बदलें: {link}",
    names: {
      data_processing: "मेरी देखभाल के लिए मेरा डेटा रखना और उपयोग करना",
      marketing_whatsapp: "WhatsApp पर ऑफ़र",
      marketing_email: "ई-मेल पर ऑफ़र",
      marketing_sms: "SMS पर ऑफ़र",
      appointment_reminders: "मेरी अपॉइंटमेंट की याद दिलाना",
      treatment_updates: "मेरे इलाज के बारे में समाचार",
      call_recording: "फ़ोन कॉल की रिकॉर्डिंग",
      ai_processing: "स्वचालित सहायकों की मदद",
      third_party_sharing: "देखभाल में शामिल साझेदारों को मेरा डेटा देना",
    },
    sentences: {
      data_processing:
        "क्लिनिक मुझे उत्तर देने और मेरी देखभाल करने के लिए मेरी जानकारी और मेरे संदेश रख और उपयोग कर सकता है।",
      marketing_whatsapp: "क्लिनिक मुझे WhatsApp पर ऑफ़र भेज सकता है।",
      marketing_email: "क्लिनिक मुझे ई-मेल पर ऑफ़र भेज सकता है।",
      marketing_sms: "क्लिनिक मुझे SMS पर ऑफ़र भेज सकता है।",
      appointment_reminders: "क्लिनिक मुझे मेरी अपॉइंटमेंट की याद दिला सकता है।",
      treatment_updates: "क्लिनिक मुझे मेरे इलाज और उसके बाद के बारे में लिख सकता है।",
      call_recording: "क्लिनिक मेरे फ़ोन कॉल रिकॉर्ड कर सकता है, ताकि मेरी कही कोई बात न छूटे।",
      ai_processing: "एक प्रोग्राम मेरे संदेश पढ़ सकता है, ताकि ज़रूरी बात क्लिनिक को जल्दी दिखे। निर्णय लोग लेते हैं।",
      third_party_sharing:
        "क्लिनिक मेरा डेटा मेरी देखभाल में शामिल प्रयोगशालाओं, बीमा कंपनियों और अन्य क्लिनिकों को दे सकता है।",
    },
    states: {
      granted: "सहमत",
      denied: "असहमत",
      withdrawn: "वापस ली गई",
      expired: "समाप्त",
      pending: "पूछा गया",
    },
    methods: {
      explicit: "संदेश में",
      double_opt_in: "हमारे प्रश्न के उत्तर से",
      in_person: "क्लिनिक में स्वयं",
      form: "फ़ॉर्म पर",
      import: "पुराने रिकॉर्ड से",
    },
    languages: "भाषा",
    questionTitle: "आपकी सहमति",
    questionLead: "{clinic} पूछता है कि उसे क्या करने की अनुमति है। हर पंक्ति पर आप निर्णय लेते हैं, और कभी भी बदल सकते हैं।",
    yes: "हाँ",
    no: "नहीं",
    required: "इसके बिना क्लिनिक आपकी जानकारी नहीं रख सकता और आपको उत्तर नहीं दे सकता।",
    free: "‘नहीं’ कहने पर भी आपकी देखभाल वैसी ही होगी।",
    answer: "मेरा उत्तर भेजें",
    choose: "कृपया हर पंक्ति का उत्तर दें।",
    thanks: "धन्यवाद",
    saved: "आपका उत्तर रख लिया गया है।",
    overTitle: "यह प्रश्न बंद है",
    overText: "इसका उत्तर दिया जा चुका है या समय बीत गया है। कुछ बदलना हो तो क्लिनिक को लिखें।",
    mineTitle: "आपने किस पर सहमति दी",
    mineLead: "{clinic} क्या कर सकता है। वापस लेने के लिए एक बार दबाना काफ़ी है, कारण नहीं चाहिए।",
    withdraw: "वापस लें",
    withdrawHint: "यह तुरंत लागू होता है।",
    withdrawn: "सहमति वापस ले ली गई",
    withdrawnText: "अब से {clinic} यह नहीं करेगा: {purposes}।",
    until: "{day} तक",
    since: "{day} से",
    download: "आपकी रसीद",
    asPdf: "PDF डाउनलोड करें",
    asJson: "JSON डाउनलोड करें",
    privacy: "क्लिनिक आपका डेटा कैसे संभालता है",
    nothingTitle: "यहाँ कुछ नहीं है",
    nothingText: "यह लिंक ज्ञात नहीं है या इसका समय बीत गया है। क्लिनिक आपको नया लिंक दे सकता है।",
    busy: "यहाँ से बहुत बार प्रयास हुआ। कृपया थोड़ी देर रुकें।",
    failed: "अभी सहेजा नहीं जा सका। कुछ भी नहीं बदला: कृपया थोड़ी देर में फिर प्रयास करें।",
    receiptTitle: "आपकी सहमति की रसीद",
    receiptLead: "इसे रखें। इसमें है कि आपने क्या तय किया, किसके साथ, और इसे कैसे बदलें।",
    number: "रसीद संख्या",
    made: "बनी",
    person: "इसमें आपका नाम",
    controller: "ज़िम्मेदार",
    address: "पता",
    contact: "संपर्क",
    officer: "डेटा सुरक्षा",
    policy: "नीति",
    basis: "कानूनी आधार",
    consentBasis: "आपकी सहमति",
    jurisdiction: "लागू कानून",
    kept: "कब तक",
    keptText: "सहमति 24 महीने बाद अपने आप समाप्त होती है। इसका प्रमाण 7 वर्ष रखा जाता है।",
    rights: "आपके अधिकार",
    rightsText:
      "अपना डेटा देखना, सुधारना, ले जाना या मिटवाना, उसके उपयोग को सीमित करना या विरोध करना, और डेटा सुरक्षा प्राधिकरण से शिकायत करना।",
    how: "कैसे वापस लें",
    howText: "इस रसीद के पृष्ठ पर एक बार दबाकर, किसी संदेश का उत्तर STOP देकर, या क्लिनिक को बताकर।",
  },
  ar: {
    languageName: "العربية",
    ask: "تطلب {clinic} موافقتك على: {purposes}. أجب بنعم أو لا، أو اختر واحدة واحدة هنا: {link} يمكنك سحبها في أي وقت.",
    renewal:
      "تنتهي موافقتك لدى {clinic} على {purposes} في {day}. هل تستمر؟ أجب بنعم أو لا، أو اختر هنا: {link}",
    receipt: "شكرًا لك. ما وافقت عليه لدى {clinic}، لتحتفظ به وتغيّره متى شئت: {link}",
    names: {
      data_processing: "حفظ بياناتي واستعمالها لرعايتي",
      marketing_whatsapp: "العروض عبر واتساب",
      marketing_email: "العروض بالبريد الإلكتروني",
      marketing_sms: "العروض بالرسائل القصيرة",
      appointment_reminders: "التذكير بمواعيدي",
      treatment_updates: "أخبار عن علاجي",
      call_recording: "تسجيل المكالمات الهاتفية",
      ai_processing: "مساعدة البرامج الآلية",
      third_party_sharing: "مشاركة بياناتي مع المشاركين في رعايتي",
    },
    sentences: {
      data_processing: "يجوز للعيادة حفظ بياناتي وما أكتبه واستعمالها للرد عليّ ورعايتي.",
      marketing_whatsapp: "يجوز للعيادة أن ترسل إليّ عروضًا عبر واتساب.",
      marketing_email: "يجوز للعيادة أن ترسل إليّ عروضًا بالبريد الإلكتروني.",
      marketing_sms: "يجوز للعيادة أن ترسل إليّ عروضًا بالرسائل القصيرة.",
      appointment_reminders: "يجوز للعيادة أن تذكّرني بمواعيدي.",
      treatment_updates: "يجوز للعيادة أن تكتب إليّ عن علاجي وما يليه.",
      call_recording: "يجوز للعيادة تسجيل مكالماتي حتى لا يضيع شيء مما أقوله.",
      ai_processing: "يجوز لبرنامج أن يقرأ ما أكتبه ليُظهر للعيادة الأمر العاجل أسرع. القرار للبشر.",
      third_party_sharing:
        "يجوز للعيادة إعطاء بياناتي للمختبرات وشركات التأمين والعيادات المشاركة في رعايتي.",
    },
    states: {
      granted: "موافق",
      denied: "غير موافق",
      withdrawn: "مسحوبة",
      expired: "منتهية",
      pending: "سُئل عنها",
    },
    methods: {
      explicit: "في رسالة",
      double_opt_in: "بالرد على سؤالنا",
      in_person: "حضوريًا",
      form: "في نموذج",
      import: "من سجلات سابقة",
    },
    languages: "اللغة",
    questionTitle: "موافقتك",
    questionLead: "تسأل {clinic} عمّا يجوز لها. أنت تقرر في كل سطر، ويمكنك التغيير في أي وقت.",
    yes: "نعم",
    no: "لا",
    required: "من دون هذا لا تستطيع العيادة حفظ بياناتك والرد عليك.",
    free: "تُرعى بالطريقة نفسها إن قلت لا.",
    answer: "أرسل جوابي",
    choose: "يرجى الإجابة عن كل سطر.",
    thanks: "شكرًا لك",
    saved: "حُفظ جوابك.",
    overTitle: "هذا السؤال مغلق",
    overText: "أُجيب عنه أو انتهى وقته. اكتب إلى العيادة إن أردت تغيير شيء.",
    mineTitle: "ما وافقت عليه",
    mineLead: "ما يجوز لـ{clinic}. السحب بضغطة واحدة ومن دون سبب.",
    withdraw: "سحب",
    withdrawHint: "يسري فورًا.",
    withdrawn: "سُحبت الموافقة",
    withdrawnText: "لن تفعل {clinic} هذا من الآن: {purposes}.",
    until: "حتى {day}",
    since: "منذ {day}",
    download: "إيصالك",
    asPdf: "تنزيل PDF",
    asJson: "تنزيل JSON",
    privacy: "كيف تتعامل العيادة مع بياناتك",
    nothingTitle: "لا شيء هنا",
    nothingText: "هذا الرابط غير معروف أو انتهى وقته. تستطيع العيادة أن تعطيك رابطًا جديدًا.",
    busy: "محاولات كثيرة من هنا. يرجى الانتظار قليلًا.",
    failed: "تعذّر الحفظ الآن. لم يتغيّر شيء: يرجى المحاولة بعد قليل.",
    receiptTitle: "إيصال موافقتك",
    receiptLead: "احتفظ به. يبيّن ما قررته ومع من وكيف تغيّره.",
    number: "رقم الإيصال",
    made: "أُعدّ في",
    person: "تظهر فيه باسم",
    controller: "المسؤول",
    address: "العنوان",
    contact: "للتواصل",
    officer: "حماية البيانات",
    policy: "السياسة",
    basis: "الأساس القانوني",
    consentBasis: "موافقتك",
    jurisdiction: "قانون",
    kept: "مدة الحفظ",
    keptText: "تنتهي الموافقة تلقائيًا بعد 24 شهرًا. ويُحفظ إثباتها 7 سنوات.",
    rights: "حقوقك",
    rightsText:
      "الاطلاع على بياناتك وتصحيحها ونقلها وحذفها وتقييد استعمالها أو الاعتراض عليه والشكوى إلى هيئة حماية البيانات.",
    how: "كيف تسحبها",
    howText: "بضغطة على صفحة هذا الإيصال، أو بالرد STOP على رسالة، أو بإخبار العيادة.",
  },
}

type Gaps = Partial<Record<"clinic" | "purposes" | "link" | "day" | "version", string>>

/** A phrase with its gaps filled. */
export const filled = (phrase: string, gaps: Gaps): string =>
  phrase.replace(/\{(clinic|purposes|link|day|version)\}/g, (whole, name: keyof Gaps) => gaps[name] ?? whole)

export const namesOf = (language: PatientLanguage, purposes: readonly Purpose[]): string =>
  purposes.map((one) => PATIENT_WORDS[language].names[one]).join(language === "ar" ? "، " : ", ")
