/**
 * What parts of documents and workbooks there are, by their content types and by what relates them. What is named
 * nowhere here is not taken: whatever runs, embeds or fetches something is so kept out, under every name.
 */

const OPEN_XML = 'application/vnd.openxmlformats-officedocument.';
const PACKAGE = 'application/vnd.openxmlformats-package.';
const each = (beginning: string, endings: string): readonly string[] =>
  endings.split(/\s+/u).map((ending) => `${beginning}${ending}`.toLowerCase());

/** The main part of a document, by its content type. */
export const MAIN_TYPES: ReadonlyMap<string, 'docx' | 'xlsx'> = new Map([
  [`${OPEN_XML}wordprocessingml.document.main+xml`, 'docx'],
  [`${OPEN_XML}spreadsheetml.sheet.main+xml`, 'xlsx'],
]);
/** A template, or one that may hold programs. */
export const isActiveMain = (type: string): boolean =>
  /^application\/vnd\.(?:openxmlformats-officedocument\.(?:wordprocessingml|spreadsheetml)|ms-(?:word|excel))\.[\w.]*main\+xml$/u.test(
    type,
  );

export const RELATIONSHIPS_TYPE = `${PACKAGE}relationships+xml`;
export const SIGNATURE_TYPE = `${PACKAGE}digital-signature-xmlsignature+xml`;

const PART_TYPES: ReadonlySet<string> = new Set([
  ...MAIN_TYPES.keys(),
  ...each(
    PACKAGE,
    'relationships+xml core-properties+xml digital-signature-origin digital-signature-xmlsignature+xml digital-signature-certificate',
  ),
  ...each(
    OPEN_XML,
    'extended-properties+xml custom-properties+xml customXmlProperties+xml theme+xml themeOverride+xml drawing+xml vmlDrawing obfuscatedFont',
  ),
  ...each(
    `${OPEN_XML}drawingml.`,
    'chart+xml chartshapes+xml diagramData+xml diagramLayout+xml diagramStyle+xml diagramColors+xml',
  ),
  ...each(
    `${OPEN_XML}wordprocessingml.`,
    'document.glossary+xml styles+xml settings+xml webSettings+xml fontTable+xml numbering+xml header+xml footer+xml footnotes+xml endnotes+xml comments+xml commentsExtended+xml commentsIds+xml commentsExtensible+xml people+xml printerSettings',
  ),
  ...each(
    `${OPEN_XML}spreadsheetml.`,
    'worksheet+xml chartsheet+xml styles+xml sharedStrings+xml calcChain+xml table+xml comments+xml pivotTable+xml pivotCacheDefinition+xml pivotCacheRecords+xml sheetMetadata+xml printerSettings customProperty userNames+xml revisionHeaders+xml revisionLog+xml',
  ),
  ...each(
    'application/vnd.ms-office.',
    'chartstyle+xml chartcolorstyle+xml chartex+xml drawingml.diagramDrawing+xml classificationlabels+xml documenttasks+xml intelligence+xml intelligence2+xml',
  ),
  ...each(
    'application/vnd.ms-word.',
    'stylesWithEffects+xml people+xml commentsExtended+xml commentsIds+xml commentsExtensible+xml documenttasks+xml',
  ),
  ...each(
    'application/vnd.ms-excel.',
    'slicer+xml slicerCache+xml timeline+xml timelineCache+xml threadedcomments+xml person+xml controlproperties+xml rdrichvalue+xml rdrichvaluestructure+xml rdrichvaluetypes+xml rdarray+xml richvaluerel+xml rdsupportingpropertybag+xml rdsupportingpropertybagstructure+xml richstyles+xml featurepropertybag+xml namedsheetviews+xml documenttasks+xml',
  ),
  ...each('application/', 'xml inkml+xml x-fontdata x-font-ttf binary'),
  'text/xml',
  'application/vnd.wps-officedocument.cellimage+xml',
  'application/vnd.wps-officedocument.customstorage+xml',
  ...each(
    'image/',
    'png x-png jpeg jpg pjpeg gif bmp x-bmp tiff tif webp svg+xml x-emf emf x-wmf wmf vnd.ms-photo x-icon',
  ),
]);
export const isPartType = (type: string): boolean => PART_TYPES.has(type);

/** Read as XML, whatever the part is called. */
export const isXmlType = (type: string): boolean =>
  /[+/]xml$/u.test(type) || type === `${OPEN_XML}vmldrawing`.toLowerCase();

/** Those who name relationships: the standard in both of its forms, and Microsoft in each year. */
const NAMERS =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/(?:officedocument|package)\/2006\/relationships|purl\.oclc\.org\/ooxml\/officedocument\/relationships|schemas\.microsoft\.com\/office\/(?:\w+\/)?\d{4}(?:\/\d{2})?\/relationships)\/(?:metadata\/|digital-signature\/)?([\w.-]+)$/u;

const KEPT: ReadonlySet<string> = new Set(
  `officedocument core-properties extended-properties hyperlink image theme themeoverride customxml customxmlprops
   styles styleswitheffects settings websettings fonttable font numbering header footer footnotes endnotes comments
   commentsextended commentsids commentsextensible people glossarydocument
   chart chartex chartstyle chartcolorstyle chartusershapes drawing vmldrawing hdphoto
   diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing
   worksheet chartsheet sharedstrings calcchain table pivottable pivotcachedefinition pivotcacherecords
   sheetmetadata slicer slicercache timeline timelinecache threadedcomment person ctrlprop revisionheaders revisionlog
   rdrichvalue rdrichvaluestructure rdrichvaluetypes rdarray richvaluerel rdsupportingpropertybag
   rdsupportingpropertybagstructure richstyles featurepropertybag namedsheetview namedsheetviews cellimage`.split(
    /\s+/u,
  ),
);
/** What says only who made the document, with what, and where; and signatures, which sign none that is changed. */
const DROPPED: ReadonlySet<string> = new Set(
  `custom-properties thumbnail classificationlabels printersettings customproperty usernames
   documenttask documenttasks workbookmetadata customstorage intelligence origin signature certificate`.split(/\s+/u),
);

const SETTINGS = each(`${OPEN_XML}wordprocessingml.`, 'settings+xml');
const CHARTS = [...each(`${OPEN_XML}drawingml.`, 'chart+xml'), ...each('application/vnd.ms-office.', 'chartex+xml')];
const PANES = each('application/vnd.ms-office.', 'webextensiontaskpanes+xml');
const KEYS = each('application/vnd.ms-word.', 'keyMapCustomizations+xml');
/**
 * What a document shows without, by the types of the parts that name it (none is the package itself): the table or
 * workbook that a chart was drawn from, templates, letters to many, keys and bars, panes of add-ins. It would act, were
 * it opened; the copy has neither it nor its name.
 */
const LEFT_OUT: ReadonlyMap<string, readonly string[]> = new Map([
  ...['package', 'oleobject'].map((name) => [name, CHARTS] as const),
  ...['attachedtemplate', 'mailmergesource', 'mailmergeheadersource', 'recipientdata'].map(
    (name) => [name, SETTINGS] as const,
  ),
  ['keymapcustomizations', [...MAIN_TYPES.keys()]],
  ['attachedtoolbars', KEYS],
  ['webextensiontaskpanes', ['']],
  ['webextension', PANES],
]);

/** What the strict form of the standard calls otherwise. */
const STRICT_NAMES: ReadonlyMap<string, string> = new Map([
  ['extendedproperties', 'extended-properties'],
  ['customproperties', 'custom-properties'],
]);

const relatedBy = (type: string): string | undefined => {
  const lower = type.toLowerCase();
  const vendor =
    /^http:\/\/(?:www\.wps\.cn\/officedocument\/\d{4}\/(cellimage|customstorage)|customschemas\.google\.com\/relationships\/(workbookmetadata)|schemas\.openxmlformats\.org\/wordprocessingml\/2006\/(fonttable))$/u.exec(
      lower,
    );
  const name = NAMERS.exec(lower)?.[1] ?? vendor?.slice(1).find((one) => one !== undefined);
  return STRICT_NAMES.get(name ?? '') ?? name;
};

/** `isLeftOut` what would act, were it in the copy, and is not. */
export type Related = { readonly name: string; readonly isKept: boolean; readonly isLeftOut: boolean };

/**
 * What relates a part to one of the type `from`: its name in the standard, and whether the part goes into a copy;
 * nothing for all others.
 */
export const relationOf = (type: string, from = ''): Related | undefined => {
  const name = relatedBy(type);
  if (name === undefined) return undefined;
  if (KEPT.has(name)) return { name, isKept: true, isLeftOut: false };
  if (DROPPED.has(name)) return { name, isKept: false, isLeftOut: false };
  return LEFT_OUT.get(name)?.includes(from) === true ? { name, isKept: false, isLeftOut: true } : undefined;
};
