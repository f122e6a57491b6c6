import type { Catalogue } from './en.ts';
import { huClock } from './hu-clock.ts';
import { huExplanation } from './hu-explanation.ts';
import { huForm } from './hu-form.ts';
import { huHandOff } from './hu-hand-off.ts';
import { huProblems } from './hu-problems.ts';

/** Every text in Hungarian, in the seed's own terms where it has them and without its mistranslations. */
export const hu: Catalogue = {
  locale: 'hu',
  ...huProblems,
  ...huExplanation,
  ...huForm,
  ...huHandOff,
  ...huClock,

  'reason.CLOUD_NOT_COVERED':
    'A kínai Microsoft-felhőre a szolgáltatás nem terjed ki: kérés csak a kereskedelmi felhőben és a Microsoft Cloud for US Government felhőben küldhető.',
  'reason.CLOUD_MISMATCH':
    'A partner felhője {partnerCloud}, az ügyfélé {customerCloud}: a partner csak a saját felhőjén belül küldhet kérést.',
  'reason.CUSTOMER_CANNOT_FILE':
    'Az ügyfél így nem küldhet kérést: a partner küldi el a szolgáltatáskérést az ügyfél nevében.',
  'reason.CONTACT_MUST_BE_PARTNER':
    'A kapcsolattartó csak a partner saját munkatársa lehet: az e-mail-cím az ügyfélhez tartozik, így a Microsoft az ügyfelet keresné.',
  'reason.MARKETPLACE_ISV':
    'A Microsoft nem nyújt terméktámogatást a kereskedelmi piactéri termékekhez: a terméket közzétevő független szoftverszállítóhoz (ISV) kell fordulni.',
  'reason.PRODUCT_NOT_COVERED':
    'Az ügyfél nevében az Azure, a Microsoft 365, a Dynamics 365 és az Enterprise Mobility szolgáltatáshoz küldhető kérés, piactéri termékhez pedig a közzétevőnek; {product} nem tartozik ezek közé.',
  'reason.OWN_TENANT_NEEDS_PLAN':
    'Ez a partner saját bérlője, amelyre a CSP támogatási juttatás nem terjed ki: az Azure-hoz külön támogatási csomag kell, például Microsoft AI Cloud Partner Program-szerződés, Premier vagy Azure-támogatási csomag.',
  'reason.OWN_TENANT_DIRECT':
    'Ez a partner saját bérlője: közvetlenül ide kell bejelentkezni, és itt kell elküldeni a kérést: {channel}.',
  'reason.NOT_CSP_PARTNER':
    'Csak a Felhőszolgáltató (CSP) programban részt vevő partner küldhet kérést, akár fizetős, akár próbaidős tagsággal.',
  'reason.NO_RELATIONSHIP': 'A partnernek nincs viszonteladói kapcsolata ezzel az ügyféllel.',
  'reason.AZURE_PROVIDER_ONLY':
    'A {partnerType} nem technikai jellegű problémával nem nyithat támogatási kérést az Azure Portalon, még támogatási szerződéssel sem: erre csak az Azure-előfizetés szolgáltatója jogosult ({whoCanFile}).',
  'reason.AZURE_RESELLER_BARRED':
    'A {partnerType} nem nyithat Azure-támogatási kérést: azt az Azure-előfizetés szolgáltatója küldi el ({whoCanFile}).',
  'reason.NOT_SUBSCRIPTION_PROVIDER':
    'A partner nem ennek az Azure-előfizetésnek a szolgáltatója: nem technikai jellegű kérést csak az előfizetés szolgáltatója küldhet.',
  'reason.GDAP_INACTIVE':
    'A partnernek nincs érvényes delegált rendszergazdai jogosultsága (GDAP) az ügyfél bérlőjében: előbb meg kell újítani a kapcsolatot.',
  'reason.GDAP_ROLE_MISSING':
    'A partner egyik delegált szerepköre sem teszi lehetővé támogatási kérés küldését az ügyfél bérlőjében. Ehhez legalább ez a szerepkör kell: {leastRole}.',
  'reason.RBAC_ROLE_MISSING':
    'A partner egyik Azure-szerepköre sem teszi lehetővé támogatási kérés küldését az ügyfél előfizetésében. Ehhez legalább ez a szerepkör kell, magához az előfizetéshez hozzárendelve: {leastRole}.',
  'reason.RESELLER_VIA_PROVIDER':
    'A {partnerType} a licenceket, az árakat és a számlákat a szolgáltatójától kapja, ezért a nem technikai jellegű kérést ő küldi el ({whoCanFile}); egyedül a licencek hozzárendelése a viszonteladó saját ügye.',
  'reason.AZURE_NEEDS_GDAP':
    'A partnernek nincs érvényes delegált rendszergazdai jogosultsága (GDAP) az ügyfél bérlőjében, e nélkül pedig nem nyithat Azure-támogatási kérést: meg kell újítani a kapcsolatot, vagy közvetlenül az előfizetéshez kell hozzárendelni ezt a szerepkört: {leastRole}.',
  'reason.AZURE_WITHOUT_ADMIN':
    'A kérést az Azure Portalon kell elküldeni, azzal az eljárással, amely az ügyfélnél rendszergazdai engedéllyel nem rendelkező partnernek szól.',
  'reason.AZURE_PORTAL': 'A kérést az Azure Portalon kell elküldeni, az ügyfél címtárában.',
  'reason.DYNAMICS_ADMIN_CENTER':
    'A Dynamics 365-kérést a Microsoft 365 Felügyeleti központban kell elküldeni az ügyfél nevében.',
  'reason.M365_ADMIN_CENTER': 'A kérést a Microsoft 365 Felügyeleti központban kell elküldeni az ügyfél nevében.',

  'warning.CHECK_SERVICE_HEALTH':
    'Először ellenőrizze a szolgáltatás állapotát: az ismert leálláshoz nem kell külön kérés.',
  'warning.KNOWN_INCIDENT':
    'A szolgáltatás állapota már jelez egy incidenst ({incident}): lehet, hogy a kérés ugyanazt jelentené be még egyszer.',
  'warning.SEVERITY_A_NEEDS_PHONE':
    'Az A súlyossághoz bármely órában hívható telefonszám kell: e nélkül a Microsoft B-re módosítja.',
  'warning.SEVERITY_HAS_NO_EFFECT':
    'A megadott súlyosság ({severity}) nem rövidíti a válaszidőt: a probléma nem törésjavítási (break-fix) jellegű, ezért a válasz egy munkanapon belül várható.',
  'warning.SEVERITY_NON_PRODUCTION':
    'A szöveg nem éles szolgáltatásról szól, amelyet a Microsoft C súlyosságúnak tekint: a megadott súlyosságot ({severity}) csökkentheti.',
  'warning.SEVERITY_NO_PRODUCTION_IMPACT':
    'A szöveg szerint az éles szolgáltatások nem érintettek, a megadott súlyosság ({severity}) pedig az éles szolgáltatások leállását jelenti: a Microsoft csökkentheti.',
  'warning.LOCAL_LANGUAGE_BUSINESS_HOURS':
    'Ezen a nyelven ({language}) támogatás, ha van, csak munkaidőben érhető el: a válaszidők az angol nyelvű támogatásra érvényesek.',
  'warning.GDAP_EXPIRING':
    'A delegált rendszergazdai jogosultság (GDAP) hamarosan lejár: meg kell újítani, mielőtt a válasz megérkezik.',
  'warning.ROLE_UNKNOWN':
    'A delegált szerepkörök között van olyan, amely nem a Microsoft beépített szerepköre: ellenőrizze, hogyan van írva.',
  'warning.ROLE_UNVERIFIED':
    'A partner szerepkörei nincsenek megadva: győződjön meg arról, hogy lehetővé teszik támogatási kérés küldését.',
  'warning.AZURE_RESELLER_MAY_BE_REFUSED':
    'A Microsoft visszautasíthatja a {partnerType} Azure-támogatási kérését: későbbi leírása szerint azt az előfizetés szolgáltatója küldi el.',
  'warning.DYNAMICS_AGREEMENT':
    'Technikai jellegű Dynamics 365-kéréshez Advanced Support vagy magasabb szintű szerződést kérhetnek.',
  'warning.BILLING_VIA_PROVIDER':
    'A közvetett viszonteladó a közvetett szolgáltatótól kapja a számláit: lehet, hogy ezt a kérést a szolgáltatónak kell elküldenie.',
  'warning.COMMERCE_VIA_PARTNER_CENTER':
    'Az árak, a vásárlások, a számlák és a kiépítés a Partnerközpontra tartoznak: ezekről ott, a Súgó + támogatás lapon küldje be a kérést: https://partner.microsoft.com/dashboard/v2/support/.',
  'warning.PLAN_NOT_NEEDED':
    'A számlázási, kvóta- és előfizetés-kezelési kéréshez nem kell támogatási csomag: ne válasszon fizetőset, mert felhasznál egyet annak incidenseiből.',
  'warning.QUOTA_SELF_SERVICE': 'A CSP-partner a legtöbb kvótát maga is megemelheti az Azure Portal Kvóták lapján.',
  'warning.ENTRA_NEEDS_P1':
    'A delegált szerepkör csak akkor elég, ha az ügyfél bérlőjében van Microsoft Entra ID P1 vagy P2: különben Azure-szerepkör kell egy előfizetésen.',
  'warning.RIGHTS_GIVEN_DIRECTLY':
    'GDAP nélkül a kérés az előfizetéshez közvetlenül kapott jogosultságon alapul: győződjön meg arról, hogy a beküldő személynek megvan.',
  'warning.MARKETPLACE_COMMERCE':
    'A piactéri termékek rendelései és számlái nem a közzétevő támogatására tartoznak: az értékesítő partner a Partnerközpontban küldi be a saját kérését.',
  'warning.CONTRACT_ID_NOT_ACCEPTED':
    'A Microsoft 365 Felügyeleti központ nem fogad szerződésazonosítót: a támogatási csomag ott nem használható fel.',

  'otherChannel.NOT_AN_AZURE_PRODUCT': 'Az Azure Portal csak az Azure-hoz és a Microsoft Entra ID-hoz fogad kérést.',
  'otherChannel.NOT_A_MICROSOFT_365_PRODUCT':
    'A Microsoft 365 Felügyeleti központ csak a Microsoft 365-höz, a Dynamics 365-höz és az Enterprise Mobilityhez fogad kérést.',
  'otherChannel.NOT_A_MARKETPLACE_PRODUCT': 'A független szoftverszállító csak a saját piactéri termékeit támogatja.',

  'channel.azure-portal': 'Azure Portal',
  'channel.m365-admin-center': 'Microsoft 365 Felügyeleti központ',
  'channel.isv-contact': 'az ISV támogatása',

  'cloud.commercial': 'kereskedelmi',
  'cloud.us-government': 'US Government',
  'cloud.china': 'kínai',

  'product.azure': 'Azure',
  'product.entra-id': 'Microsoft Entra ID',
  'product.microsoft-365': 'Microsoft 365',
  'product.dynamics-365': 'Dynamics 365',
  'product.enterprise-mobility': 'Enterprise Mobility + Security',
  'product.marketplace': 'piactéri termék',
  'product.other': 'ez a termék',

  'who.advisor': 'tanácsadó',
  'who.indirect-reseller': 'közvetett viszonteladó',
  'who.direct-bill': 'közvetlen CSP-szolgáltató',
  'who.indirect-provider': 'közvetett szolgáltató',
  'who.partner': 'partner',
  'who.subscription-provider': 'az előfizetés szolgáltatója',

  'role.service-support-administrator': 'Szolgáltatástámogatási rendszergazda (Service Support Administrator)',
  'role.support-request-contributor': 'Támogatási kérelem közreműködője (Support Request Contributor)',

  'ticket.REFERENCE_SEEN': 'Ezzel a hivatkozással már van jegy: nem kétszer küldték be ugyanazt?',

  'problem.UNAUTHORIZED': 'Érvényes hitelesítő adat szükséges',
  'problem.UNSUPPORTED_MEDIA_TYPE': 'A tartalomtípus nem támogatott',
  'problem.UNSUPPORTED_CONTENT_ENCODING': 'A tartalom kódolása nem támogatott',
  'problem.PAYLOAD_TOO_LARGE': 'A törzs túl nagy',
  'problem.MALFORMED_JSON': 'A törzs nem érvényes JSON',
  'problem.NESTED_TOO_DEEP': 'A törzs túl mélyen egymásba ágyazott',
  'problem.TOO_MANY_VALUES': 'A törzs túl sok értéket tartalmaz',
  'problem.STRING_TOO_LONG': 'A törzs túl hosszú szöveget tartalmaz',
  'problem.MEMBER_REPEATED': 'A törzs egyik mezője kétszer szerepel',
  'problem.NAME_NOT_ALLOWED': 'A törzs egyik mezőjének a neve nem megengedett',
  'problem.LENGTH_REQUIRED': 'A törzs a hossza nélkül érkezett',
  'problem.QUERY_TOO_LONG': 'A lekérdezés túl hosszú',
  'problem.HEADERS_TOO_LARGE': 'A fejlécek túl nagyok',
  'problem.VALIDATION_FAILED': 'Néhány mező hibás',
  'problem.IDEMPOTENCY_KEY_INVALID': 'Az idempotenciakulcs érvénytelen',
  'problem.IF_MATCH_INVALID': 'Az If-Match fejléc érvénytelen',
  'problem.CURSOR_INVALID': 'A következő oldal hivatkozása érvénytelen',
  'problem.AT_OUT_OF_RANGE': 'Az esemény időpontja kívül esik a megengedett tartományon',
  'problem.UNKNOWN_EDITION': 'A szabályzatnak nincs ilyen kiadása',
  'problem.BEYOND_HORIZON': 'Az eredmény túl távoli',
  'problem.CALENDAR_NEVER_OPENS': 'A naptár szerint soha nincs nyitvatartás',
  'problem.FORBIDDEN': 'A hitelesítő adatból hiányzik a szerepkör',
  'problem.PARTNER_MISMATCH': 'A hitelesítő adat nem jogosít fel e partner képviseletére',
  'problem.RATE_LIMITED': 'Túl sok kérés',
  'problem.SEVERITY_A_LIMITED': 'Túl sok A súlyosságú jegy',
  'problem.NOT_FOUND': 'Nem található',
  'problem.ALREADY_CLAIMED': 'A jegyet már más vette magához',
  'problem.EVENT_NOT_ALLOWED': 'A jegy állapota nem engedi ezt az eseményt',
  'problem.HISTORY_FULL': 'A jegy előzményei beteltek',
  'problem.CONCURRENT_CHANGE': 'A jegyet egyidejűleg mások is módosítják',
  'problem.ETAG_MISMATCH': 'A jegy megváltozott az olvasása óta',
  'problem.IDEMPOTENCY_KEY_REUSED': 'Az idempotenciakulcsot már másik kéréshez használták',
  'problem.NOT_ELIGIBLE': 'Ez nem küldhető be',
  'problem.INTERNAL': 'Nálunk történt hiba',
  'problem.STORAGE_UNAVAILABLE': 'A tárhely jelenleg nem érhető el',
  'problem.IDENTITY_UNAVAILABLE': 'A tokenek most nem ellenőrizhetők',
};
