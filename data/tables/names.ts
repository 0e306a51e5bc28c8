import { type Diagnosis, features } from "../features.ts";

/** Nine column names in the order of the features, as one source publishes them. Case and anything but letters and digits do not count. */
export interface PublishedNames {
  readonly source: string;
  readonly names: readonly string[];
}

/** Everything that the world calls the nine features. A name means one feature only, in whatever source it occurs. */
export const publishedNames: readonly PublishedNames[] = [
  { source: "this project: keys", names: features.map(({ key }) => key) },
  { source: "this project: labels", names: features.map(({ label }) => label) },
  // https://archive.ics.uci.edu/dataset/15/breast+cancer+wisconsin+original: breast-cancer-wisconsin.names, and ucimlrepo with underscores
  named(
    "UCI",
    "Clump Thickness|Uniformity of Cell Size|Uniformity of Cell Shape|Marginal Adhesion|Single Epithelial Cell Size|Bare Nuclei|Bland Chromatin|Normal Nucleoli|Mitoses",
  ),
  // https://www.openml.org/d/15, from Weka's breast-w.arff; PMLB's breast_w is the same
  named(
    "OpenML, Weka, PMLB",
    "Clump_Thickness|Cell_Size_Uniformity|Cell_Shape_Uniformity|Marginal_Adhesion|Single_Epi_Cell_Size|Bare_Nuclei|Bland_Chromatin|Normal_Nucleoli|Mitoses",
  ),
  // https://rdrr.io/cran/mlbench/man/BreastCancer.html
  named("R: mlbench", "Cl.thickness|Cell.size|Cell.shape|Marg.adhesion|Epith.c.size|Bare.nuclei|Bl.cromatin|Normal.nucleoli|Mitoses"),
  // https://sci2s.ugr.es/keel/dataset.php?cod=73
  named("KEEL", "ClumpThickness|CellSize|CellShape|MarginalAdhesion|EpithelialSize|BareNuclei|BlandChromatin|NormalNucleoli|Mitoses"),
  // cell_samples.csv of IBM's course "Machine Learning with Python"
  named("IBM course", "Clump|UnifSize|UnifShape|MargAdh|SingEpiSize|BareNuc|BlandChrom|NormNucl|Mit"),
  // https://pythonprogramming.net/k-nearest-neighbors-application-machine-learning-tutorial: the video's header, then the text's
  named(
    "sentdex, video",
    "clump_thickness|unif_cell_size|unif_cell_shape|marg_adhesion|single_epith_cell_size|bare_nuclei|bland_chrom|norm_nucleoli|mitoses",
  ),
  named(
    "sentdex, text",
    "clump_thickness|uniform_cell_size|uniform_cell_shape|marginal_adhesion|single_epi_cell_size|bare_nuclei|bland_chromation|normal_nucleoli|mitoses",
  ),
  // https://www.kaggle.com/datasets/roustekbio/breast-cancer-csv, where bare nuclei are "nucleoli"
  named(
    "Kaggle: breast-cancer-csv",
    "clump_thickness|size_uniformity|shape_uniformity|marginal_adhesion|epithelial_size|bare_nucleoli|bland_chromatin|normal_nucleoli|mitoses",
  ),
  // https://rdrr.io/cran/funcml/man/breastcancerwisconsin.html, and many more that leave "of" out
  named(
    "R: funcml",
    "clump_thickness|uniformity_cell_size|uniformity_cell_shape|marginal_adhesion|single_epithelial_cell_size|bare_nuclei|bland_chromatin|normal_nucleoli|mitosis",
  ),
  // https://rdrr.io/cran/VIM/man/bcancer.html
  named(
    "R: VIM",
    "clump_thickness|uniformity_cellsize|uniformity_cellshape|adhesion|epithelial_cellsize|bare_nuclei|chromatin|normal_nucleoli|mitoses",
  ),
  // https://rdrr.io/cran/FFTrees/man/breastcancer.html
  named("R: FFTrees", "thickness|cellsize.unif|cellshape.unif|adhesion|epithelial|nuclei.bare|chromatin|nucleoli|mitoses"),
  // https://rdrr.io/cran/faraway/man/wbca.html, whose class is 0 for malignant and 1 for benign
  named("R: faraway", "Thick|USize|UShap|Adhes|Epith|BNucl|Chrom|NNucl|Mitos"),
  // https://rdrr.io/cran/ibawds/man/breast_cancer.html
  named("R: ibawds", "clump_thick|unif_cell_size|unif_cell_shape|marg_adh|ep_cell_size|bare_nucl|bland_chromat|norm_nucl|mitoses"),
  // https://rdrr.io/github/AlexandreRives/RegLog-EDA/man/breast.html
  named("R: RegLog-EDA", "clump|ucellsize|ucellshape|mgadhesion|sepics|bnuclei|bchromatin|normnucl|mitoses"),
  // The Chinese edition's examples of "Python machine learning and practice" (Fan Miao, 2016)
  named("Chinese tutorials", "肿块厚度|细胞大小均匀性|细胞形状均匀性|边缘粘附|单上皮细胞大小|裸核|乏味染色体|正常核|有丝分裂"),
];

/** Names that say too little to mean a feature alone: they do where all nine are there, and none of `without`. */
export const closedNames: readonly (PublishedNames & { readonly without: readonly string[] })[] = [
  // https://rdrr.io/cran/MASS/man/biopsy.html; with a V10, R has only counted the columns
  { ...named("R: MASS", "V1|V2|V3|V4|V5|V6|V7|V8|V9"), without: ["V10"] },
  // https://rdrr.io/cran/AdaSampling/man/brca.html
  { ...named("R: AdaSampling", "clt|ucs|uch|mad|ecs|nuc|chr|ncl|mit"), without: [] },
];

/** Columns that hold the diagnosis, the likeliest first. `prediction` is no such name: this project's own answers carry it. */
export const diagnosisNames = list(
  "diagnosis|class|classification|class label|class labels|class name|class value|cla|target|outcome|label",
  "tumor type|tumour type|tumor class|cancer type|cancer class|cell class|y|is cancer|is malignant|malignant|malignancy|severity|truth",
  "diagnose|diagnostic|diagnostico|diagnosi|klasse|classe|clase|肿瘤类型|诊断|类别",
  "befund|dignität|diagnoza|tanı|диагноз|診断|診斷|類別|진단",
);

/** Columns that hold the case number, the likeliest first. */
export const idNames = list(
  "id|sample code number|code number|sample code|sample code num|sample number|sample id|sample|code",
  "id number|case id|case number|case|patient id|patient|record id|identifier|number|样本编号",
);

/** Columns in which R, pandas, Excel and databases number the rows. They are passed through like any other, and never asked about. */
export const rowNumberNames = list("|rownames|row names|row|rowid|row number|index|unnamed 0|level 0|x|no|nr|obs|_n");

/** What stands for an unknown score, in lower case. */
export const unknownWords: ReadonlySet<string> = new Set(
  list(
    "|?|-|unknown|na|n/a|nan|null|none",
    // The rest of what pandas reads as missing (pandas.read_csv, na_values)
    "<na>|#n/a|#n/a n/a|#na|-nan|1.#ind|-1.#ind|1.#qnan|-1.#qnan",
    // SAS, SPSS and Stata (.), KEEL (<null>), MySQL (\N), error cells of spreadsheets
    ".|<null>|\\n|#null!|#value!|#ref!|#div/0!",
    // SAS and Stata count kinds of missing values (.A to .Z, ._); Excel writes #N/A in its own language
    "._|.a|.b|.c|.d|.e|.f|.g|.h|.i|.j|.k|.l|.m|.n|.o|.p|.q|.r|.s|.t|.u|.v|.w|.x|.y|.z",
    "#nv|#n/d|#nd|#n/b|#i/t|#saknas!|#puuttuu!|#hiányzik|#yok|#н/д",
    "missing|nil|undefined|not available|n.a.|n.d.|unbekannt|k.a.|inconnu|desconocido|desconhecido|sconosciuto|不明|欠損|缺失|未知|–|—|--",
  ),
);

/** What pythonprogramming.net's tutorial writes over `?`, so that a nearest-neighbour search treats it as an outlier. */
export const TUTORIAL_UNKNOWN = -99999;

/** What means benign and malignant, compared like names. 0 and 1 are in use for both and are never guessed. */
export const diagnosisWords: Readonly<Record<Diagnosis, readonly string[]>> = {
  benign: list(
    "benign|b|ben|beni",
    "bénin|bénigne|benigno|benigna|benigni|benigne|gutartig|goedaardig|godartad|godartet|łagodny|lagodny|iyi huylu|jinak|良性|доброкачественная|доброкачественный",
    "hyvänlaatuinen|jóindulatú|lành tính|benign tumor|benign tumour|benign 2|2 benign",
    // KEEL, where positive is the class that is looked for
    "negative",
  ),
  malignant: list(
    "malignant|m|mal|mali|malig|malign",
    "malin|maligne|maligno|maligna|maligni|bösartig|boesartig|kwaadaardig|elakartad|ondartet|złośliwy|zlosliwy|kötü huylu|ganas|恶性|惡性|悪性|злокачественная|злокачественный",
    "pahanlaatuinen|rosszindulatú|ác tính|malignant tumor|malignant tumour|malignant 4|4 malignant",
    "positive",
  ),
};

/** UCI's codes. They are read only where nothing else is in the column: a 2 beside a 1 may well mean malignant. */
export const uciCodes: ReadonlyMap<string, Diagnosis> = new Map([
  ["2", "benign"],
  ["4", "malignant"],
]);

function list(...parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => part.split("|"));
}

function named(source: string, names: string): PublishedNames {
  return { source, names: names.split("|") };
}
