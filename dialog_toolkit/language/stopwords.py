"""Latvian words that name no subject: grammar words, common verbs and the words every consultation is full of.

Our own list, kept folded (lower case, no diacritics); for labels, and as words that are no sign of a field of meaning.
"""

from dialog_toolkit.language.cleaning import fold

_WRITTEN = """
es tu viņš viņa mēs jūs viņi viņas mani man mans mana manu manā manas mūsu mums mūs jūsu jums tevi tev tavs viņu viņam
viņai viņiem tas tā tie tās to tam tai tiem tām tajā tajos šis šī šie šo šim šai šajā šajos šeit tur kas kā ko kam kur
kurš kura kuri kuru kurā kuram kuriem kad kāpēc kādēļ cik kāds kāda kādi kādu kādam kādā viens viena vienu vienā vieni
vienam otrs otra otru otrā divi divas divu diviem trīs četri pieci seši desmit simts pirmais pirmā pirmo katrs katra
katru katrā katram visi visas visu visiem viss visa visā visur nekas neko nekā neviens nevienu nevienam nekur nekad
daži dažas cits cita citi citu citā citiem citur pats pati paši pašu pašiem pašam pašas sevi sev savs sava savu savā
savas saviem savam savi un vai bet ja ka lai jo gan kaut arī pat tad tāpēc tādēļ tātad turklāt tomēr taču jau vēl
tikai vien nevis nav ir bija būs būtu būt esmu esam esat esi biju bijis bijusi nebija nebūs nebūtu par pie no uz ar ap
pēc pirms līdz bez starp caur pa pār pret virs zem dēļ kopš ārpus iekš aiz te nu ne nē jā labi slikti labāk sliktāk
vairāk mazāk daudz maz ļoti pārāk diezgan tiešām vienmēr bieži reti reizēm dažreiz tagad šodien rīt vakar šogad pērn
nākamais nākamā tūlīt drīz ilgi ātri lēni kopā atsevišķi tieši apmēram gandrīz vismaz varbūt droši protams manuprāt
īsti īsta īsts it tik tāds tāda tādi tādu tādas tādā šāds šāda tāpat savukārt vispār parasti beidzot atkal joprojām
citādi priekšā aizmugurē var varam varat varu varēja varētu nevar nevarēja nevaram vajag vajadzētu vajadzēja nevajag
nepieciešams nepieciešama nepieciešami grib gribu gribam gribētu gribētos gribas negrib negribu drīkst nedrīkst saka
teica teikt pateica pateikt iet gāja nāk nāca zina zinu nezina nezinu zināt dod deva dot iedod ņem ņemt liek lika likt
tiek tika tikt notiek notika sāk sākt dara darīt izdarīt taisa redz redzu redzēt dzirdēt domā domāju domāt jūtas gaida
gaidīt palika paliek palikt kļūst prasa prasīt jautā jautāt zvana māk spēj strādā dzīvo dzīvot dzīvoju runā runāt ved
atver aizver raksta rakstīt saprot saprotu saprast patīk vēlas vēlos cer ceru maksā rāda dabū atnāk aiziet brauc iznāk
pietiek trūkst jābūt jāiet jādara jābūtu lieta lietas lietu reize reizes reizi reizē veids veidā puse pusi puses diena
dienas dienu dienā nedēļa nedēļas nedēļu nedēļā mēnesis mēneša mēnesī mēnešus gads gada gadu gados gadā gadiem stunda
stundas stundu stundām minūtes laiks laika laiku laikā brīdis rīts vakars vieta vietas vietu vietā cilvēks cilvēki
cilvēku cilvēkiem cilvēkus ļaudis doma domas jautājums jautājumi piemērs piemēram sarakste gals galā beigas beigās
sākums sākumā dzīve dzīves dzīvi daļa daļu skaits tēma tēmas ideja liels liela lielu lieli mazs maza mazu mazi jauns
jauna jaunu jauni vecs veca vecu veci labs laba labu slikts slikta pilns pilna tāls tuvs tuvāk tālāk grūti viegli garš
gara īss īsa svarīgi svarīgs iespēja iespējas iespēju kārta kārtas rinda sen nost prom iekšā ārā atpakaļ klāt garām
mājās latvija latvijas latvijā latviju valsts valstī cilvēkam has the and kaka rīga rīgā vairs vairāki aizvērs tura
ieta pasaka solīja vīrs skaita
"""

STOP_WORDS: frozenset[str] = frozenset(fold(_WRITTEN).split())
