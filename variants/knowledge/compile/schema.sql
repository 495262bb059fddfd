-- Layout of the knowledge base. Each table is filled from assets/knowledge/<table>.tsv, whose
-- columns are the table's without id; id is the row's number in that file (line 2 is row 1).
-- Positions are 1-based, intervals closed, alleles on the plus strand in VCF spelling.
-- pos37/pos38 and start37/… are coordinates in GRCh37 and GRCh38: nothing is lifted over at run time.
-- Every row names its source. verified is 1 where a source was read that says so, 2 where the row is a rule of this
-- program that no source can say, and 0 where neither holds: such a row is counted, and not printed for a patient.

PRAGMA user_version = 5;

CREATE TABLE meta (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  version TEXT NOT NULL,
  date TEXT NOT NULL,
  licence TEXT NOT NULL CHECK (licence <> ''),
  url TEXT NOT NULL,
  pmid TEXT NOT NULL
) STRICT;

-- Classes of alleles. date is that of the newest export of ClinVar that held the class: never that of an
-- evaluation, which is evaluated, and empty where no source gives it. stars is NULL where the export gives no
-- review status: such a row counts as one star, and says so. absent_from is the export, newer than date, that
-- holds classes of the gene and not this allele; empty where there is none. How exports are merged stands in
-- ARCHITECTURE.md, "The knowledge base".
CREATE TABLE classification (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  pos37 INTEGER NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL CHECK (ref NOT GLOB '*[^ACGT]*' AND ref <> ''),
  alt TEXT NOT NULL CHECK (alt NOT GLOB '*[^ACGTN]*' AND alt <> ''),
  hgvs_c TEXT NOT NULL,
  hgvs_p TEXT NOT NULL,
  consequence TEXT NOT NULL,
  class TEXT NOT NULL CHECK (class IN ('pathogenic', 'likely_pathogenic', 'uncertain', 'likely_benign', 'benign', 'conflicting', 'not_reviewed')),
  class_text TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 0 AND 4),
  review_status TEXT NOT NULL,
  evaluated TEXT NOT NULL,
  variation_id TEXT NOT NULL,
  rsid TEXT NOT NULL,
  side_changed INTEGER NOT NULL CHECK (side_changed IN (0, 1)),
  class_unknown INTEGER NOT NULL CHECK (class_unknown IN (0, 1)),
  absent_from TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (pos38, contig, ref, alt)
) STRICT;
CREATE INDEX classification37 ON classification (pos37, contig);
CREATE INDEX classification_protein ON classification (hgvs_p, gene) WHERE stars = 3;
CREATE INDEX classification_edition ON classification (class_unknown, gene, source, date); -- every run counts its editions

-- What an allele was before its class in classification: the last snapshot before each change of
-- class or stars, oldest first. Alleles are spelled as in classification.
CREATE TABLE class_history (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  class TEXT NOT NULL CHECK (class IN ('pathogenic', 'likely_pathogenic', 'uncertain', 'likely_benign', 'benign', 'conflicting', 'not_reviewed')),
  class_text TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 0 AND 4),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL CHECK (date <> ''),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;
CREATE INDEX class_history38 ON class_history (pos38);

-- Newer classes of another side than the expert panel's in classification, or than one that a clinic kept when it
-- brought a file of ClinVar: the older class stays, and is disputed.
CREATE TABLE class_dispute (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  class TEXT NOT NULL CHECK (class IN ('pathogenic', 'likely_pathogenic', 'uncertain', 'likely_benign', 'benign', 'conflicting')),
  class_text TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 0 AND 4),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL CHECK (date <> ''),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (pos38, gene, ref, alt, source)
) STRICT;

-- Classes that the base before this one held, where they are others now; since is that base's version.
CREATE TABLE class_change (
  id INTEGER PRIMARY KEY,
  classification INTEGER NOT NULL UNIQUE REFERENCES classification (id),
  class TEXT NOT NULL CHECK (class IN ('pathogenic', 'likely_pathogenic', 'uncertain', 'likely_benign', 'benign', 'conflicting', 'not_reviewed')),
  class_text TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 0 AND 4),
  since TEXT NOT NULL CHECK (since <> ''),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- What a ClinVar file that a clinic brought says of each row of classification: the file's line, or
-- NULL where the file does not hold the allele and an older row stays; submissions are the classes
-- that submitters disagree on, with their numbers: "Pathogenic 1; Uncertain significance 3".
-- Empty as bundled.
CREATE TABLE clinvar_line (
  id INTEGER PRIMARY KEY,
  classification INTEGER NOT NULL UNIQUE REFERENCES classification (id),
  line INTEGER CHECK (line > 0),
  submissions TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL CHECK (date <> ''),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Founder variants: names used before HGVS, and the populations where they are frequent.
CREATE TABLE founder (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  hgvs_c TEXT NOT NULL,
  legacy_name TEXT NOT NULL,
  populations TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;
CREATE INDEX founder38 ON founder (pos38);

-- Published rearrangements of cancer genes: events of 50 bases and more, or of whole exons. start and end
-- are the first and last base lost or copied, as far to the left as they can stand; of an insertion its two
-- neighbours, or the bases that it replaces. Where exact = 0 they are the bases that are surely touched, and
-- outer_start and outer_end how far the event reaches at most; NULL where that is not known. inserted is the
-- length of what takes the place of lost bases, or is inserted, and inserted_kind its name ("ALU").
CREATE TABLE rearrangement (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('DEL', 'DUP', 'INS', 'INV')),
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
  outer_start37 INTEGER,
  start37 INTEGER NOT NULL,
  end37 INTEGER NOT NULL CHECK (end37 >= start37),
  outer_end37 INTEGER,
  outer_start38 INTEGER CHECK (outer_start38 <= start38),
  start38 INTEGER NOT NULL,
  end38 INTEGER NOT NULL CHECK (end38 >= start38),
  outer_end38 INTEGER CHECK (outer_end38 >= end38),
  inserted INTEGER CHECK (inserted > 0),
  inserted_kind TEXT NOT NULL CHECK (inserted_kind = '' OR type = 'INS'),
  name TEXT NOT NULL CHECK (name <> ''),
  class TEXT NOT NULL CHECK (class IN ('pathogenic', 'likely_pathogenic', 'uncertain', 'likely_benign', 'benign', 'conflicting')),
  class_text TEXT NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 0 AND 4),
  review_status TEXT NOT NULL,
  variation_id TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Founder rearrangements: events that small variants do not show. rearrangements are the names in rearrangement
-- of what is the same event (";" between); empty where its bounds are not known.
CREATE TABLE founder_event (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  legacy_name TEXT NOT NULL,
  rearrangements TEXT NOT NULL,
  variation_id TEXT NOT NULL,
  populations TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, name)
) STRICT;

-- Frequencies are fractions; by_group lists groups with a frequency above zero: "afr=0.001;nfe=0.0002".
CREATE TABLE frequency (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  pos37 INTEGER NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  allele_count INTEGER,
  allele_total INTEGER,
  overall REAL,
  homozygotes INTEGER,
  faf95 REAL,
  faf95_group TEXT NOT NULL,
  by_group TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;
CREATE INDEX frequency37 ON frequency (pos37);
CREATE INDEX frequency38 ON frequency (pos38);

-- Assay results of an allele, or of a protein change where no position is given.
CREATE TABLE functional (
  id INTEGER PRIMARY KEY,
  assay TEXT NOT NULL,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  pos37 INTEGER,
  pos38 INTEGER,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  hgvs_p TEXT NOT NULL,
  score REAL,
  class TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;
CREATE INDEX functional37 ON functional (pos37);
CREATE INDEX functional38 ON functional (pos38);
CREATE INDEX functional_protein ON functional (hgvs_p) WHERE pos38 IS NULL;

-- The cancer genes, in the order of rank. accession37 and accession38 are the RefSeq accessions of the chromosome in
-- GRCh37 and GRCh38. legacy_start is the number that the old count of the messenger's bases (BIC) gives to the base before
-- c.1; NULL where no such count was in use. specification is the source of the expert panel's criteria in the vcep tables;
-- empty where the gene has none, so that no evidence of our own is given.
CREATE TABLE gene (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE CHECK (gene <> ''),
  rank INTEGER NOT NULL UNIQUE,
  accession37 TEXT NOT NULL CHECK (accession37 GLOB 'NC_*'),
  accession38 TEXT NOT NULL CHECK (accession38 GLOB 'NC_*'),
  legacy_start INTEGER,
  specification TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

CREATE TABLE transcript (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE REFERENCES gene (gene),
  refseq TEXT NOT NULL,
  ensembl TEXT NOT NULL,
  protein TEXT NOT NULL,
  contig TEXT NOT NULL,
  strand INTEGER NOT NULL CHECK (strand IN (1, -1)),
  cds_length INTEGER NOT NULL,
  protein_length INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- cds_start and cds_end are c. coordinates of the coding part.
CREATE TABLE exon (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES transcript (gene),
  number INTEGER NOT NULL,
  legacy_number INTEGER,
  start37 INTEGER NOT NULL,
  end37 INTEGER NOT NULL,
  start38 INTEGER NOT NULL,
  end38 INTEGER NOT NULL,
  tx_start INTEGER NOT NULL,
  tx_end INTEGER NOT NULL,
  cds_start INTEGER,
  cds_end INTEGER,
  aa_start INTEGER,
  aa_end INTEGER,
  in_frame_if_skipped TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, number),
  CHECK (end38 - start38 = end37 - start37 AND end38 - start38 = tx_end - tx_start)
) STRICT;

-- Genome sequence around the cancer genes, in pieces that follow one another.
CREATE TABLE reference (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  assembly TEXT NOT NULL CHECK (assembly IN ('GRCh37', 'GRCh38')),
  contig TEXT NOT NULL,
  start INTEGER NOT NULL,
  bases TEXT NOT NULL CHECK (bases NOT GLOB '*[^ACGTN]*'),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (assembly, contig, start)
) STRICT;

CREATE TABLE domain (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  name TEXT NOT NULL,
  aa_start INTEGER NOT NULL,
  aa_end INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK (aa_start <= aa_end)
) STRICT;

-- outside_only = 1: the gene is never called from a file, and needs what outside_needs says. lowest_function: guidance
-- follows the least active allele of each chromosome, since several named variants may share one. unknown_as_reference: a
-- base that no definition knows is matched as the reference, with a note. bracket_names: alleles answer to the star name in
-- brackets behind their own, and the reference to *1.
CREATE TABLE pharmacogene (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE,
  contig TEXT NOT NULL,
  outside_only INTEGER NOT NULL CHECK (outside_only IN (0, 1)),
  outside_needs TEXT NOT NULL CHECK (outside_needs IN ('', 'typing', 'copy_number')),
  lowest_function INTEGER NOT NULL CHECK (lowest_function IN (0, 1)),
  unknown_as_reference INTEGER NOT NULL CHECK (unknown_as_reference IN (0, 1)),
  bracket_names INTEGER NOT NULL CHECK (bracket_names IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK ((outside_only = 1) = (outside_needs <> ''))
) STRICT;

-- Exons of the pharmacogenes' main transcripts, untranslated parts included: where changes that no
-- definition holds are counted.
CREATE TABLE gene_exon (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  contig TEXT NOT NULL,
  start38 INTEGER NOT NULL,
  end38 INTEGER NOT NULL,
  start37 INTEGER NOT NULL,
  end37 INTEGER NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, start38),
  CHECK (start38 < end38 AND end38 - start38 = end37 - start37)
) STRICT;

CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  kind TEXT NOT NULL CHECK (kind IN ('definition', 'extra', 'outside-call-only')),
  contig TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref38 TEXT NOT NULL,
  pos37 INTEGER NOT NULL,
  ref37 TEXT NOT NULL,
  ref37_known INTEGER NOT NULL CHECK (ref37_known IN (0, 1)),
  alts TEXT NOT NULL,
  rsid TEXT NOT NULL,
  hgvs TEXT NOT NULL,
  never_assume INTEGER NOT NULL CHECK (never_assume IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, pos38)
) STRICT;

CREATE TABLE allele (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  name TEXT NOT NULL,
  clinpgx_id TEXT NOT NULL,
  reference INTEGER NOT NULL CHECK (reference IN (0, 1)),
  suballele_of TEXT NOT NULL,
  core TEXT NOT NULL,
  function TEXT NOT NULL,
  activity TEXT NOT NULL,
  lookup_key TEXT NOT NULL,
  defined INTEGER NOT NULL CHECK (defined IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, name)
) STRICT;

-- unspecified = 1: the definition covers the position without a base of its own; bases is the genome's.
-- Bases of which any will do are an ambiguity letter, or sequences with "/" between them.
CREATE TABLE definition (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  allele TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  bases TEXT NOT NULL,
  unspecified INTEGER NOT NULL CHECK (unspecified IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, allele, pos38),
  FOREIGN KEY (gene, allele) REFERENCES allele (gene, name),
  FOREIGN KEY (gene, pos38) REFERENCES position (gene, pos38)
) STRICT;

CREATE TABLE phenotype_rule (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  key1 TEXT NOT NULL,
  key2 TEXT NOT NULL,
  phenotype TEXT NOT NULL,
  activity_score TEXT NOT NULL,
  lookup_key TEXT NOT NULL,
  ploidy TEXT NOT NULL CHECK (ploidy IN ('diploid', 'haploid', 'presence')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, key1, key2, ploidy)
) STRICT;

CREATE TABLE score_cutoff (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  score_min REAL NOT NULL,
  score_max REAL,
  phenotype TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Rules of matching and wording for one gene, by kind:
--   ignored_position, ignored_allele   name is not matched
--   required_position                  the gene is not called where pos38 was not read
--   needed_position                    the allele name is matched only where pos38 was read
--   amp_tier1_allele, amp_tier1_position   what every test should cover
--   extra_position                     pos38 is read beside the definitions
--   diplotype_priority                 name is told first among the diplotypes in effect
--   paired_position, paired_stand_in   two positions of one haplotype: the causal one with the allele that it makes alone, and
--                                      the one that stands in for it where it was not read, with the allele of both
--   fallback_position                  where no pair of alleles explains the calls, pos38 alone decides between the two alleles
--                                      in name (that of the reference base first); effect is the note's code
--   note_allele, note_phenotype        a result with that allele or phenotype has the note in effect
CREATE TABLE exception (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL REFERENCES pharmacogene (gene),
  kind TEXT NOT NULL CHECK (kind IN ('ignored_position', 'ignored_allele', 'required_position', 'needed_position', 'amp_tier1_allele',
    'amp_tier1_position', 'extra_position', 'diplotype_priority', 'paired_position', 'paired_stand_in', 'fallback_position', 'note_allele',
    'note_phenotype')),
  pos38 INTEGER,
  name TEXT NOT NULL,
  effect TEXT NOT NULL,
  priority INTEGER,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  if_diplotypes TEXT NOT NULL,
  if_called TEXT NOT NULL,
  if_missing TEXT NOT NULL,
  if_variants TEXT NOT NULL,
  if_variants_missing TEXT NOT NULL,
  drugs TEXT NOT NULL,
  cannot_exclude TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

CREATE TABLE drug (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  rxcui TEXT NOT NULL,
  atc TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Areas of medicine in which a drug is used, by the first letters of its ATC codes.
CREATE TABLE drug_area (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL REFERENCES drug (name),
  area TEXT NOT NULL CHECK (area IN ('oncology', 'cardiology', 'psychiatry', 'pain', 'neurology', 'infection', 'immunology',
    'digestive', 'hormones', 'anaesthesia', 'urology', 'other')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (drug, area)
) STRICT;

-- Other names of medicines, also of those that only act on enzymes (modulator) or stand for
-- context (oncology).
CREATE TABLE drug_name (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL CHECK (kind IN ('brand', 'synonym', 'combination')), -- a combination: several medicines, with semicolons
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Medicines that are known by name, and of which none of the bodies held here names a gene.
CREATE TABLE medicine (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Medicines that make an enzyme slower (inhibitor) or faster (inducer).
CREATE TABLE modulator (
  id INTEGER PRIMARY KEY,
  medicine TEXT NOT NULL,
  gene TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('inhibitor', 'inducer')),
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'moderate', 'listed')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (medicine, gene)
) STRICT;

-- What a phenotype becomes beside a modulator: another phenotype, or the activity score times a factor.
CREATE TABLE conversion (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('inhibitor', 'inducer')),
  strength TEXT NOT NULL CHECK (strength IN ('strong', 'moderate')),
  phenotype TEXT NOT NULL,
  becomes TEXT NOT NULL,
  factor REAL CHECK (factor BETWEEN 0 AND 1),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, effect, strength, phenotype),
  CHECK ((factor IS NULL) = (becomes <> '') AND (becomes <> '') = (phenotype <> ''))
) STRICT;

-- lookup is "GENE=key" joined by ";"; facts are structured actions joined by ";". date is that of the
-- body's edition that holds the row; one older than the newest edition of the body is "older_edition".
-- A key is a phenotype, a score, "diplotype:A/B", "carrier:A" (one copy is enough), or "X positive".
CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL CHECK (body IN ('CPIC', 'DPWG', 'FDA')),
  drug TEXT NOT NULL REFERENCES drug (name),
  genes TEXT NOT NULL,
  lookup TEXT NOT NULL,
  population TEXT NOT NULL,
  strength TEXT NOT NULL,
  primary_action TEXT NOT NULL,
  severity INTEGER,
  facts TEXT NOT NULL,
  guideline_id TEXT NOT NULL,
  rec_id TEXT NOT NULL,
  pmid TEXT NOT NULL,
  year TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (currency IN ('current', 'older_edition', 'inferred', 'superseded')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK (verified = 0 OR currency <> 'inferred')
) STRICT;

CREATE TABLE pair (
  id INTEGER PRIMARY KEY,
  body TEXT NOT NULL CHECK (body IN ('CPIC', 'FDA')),
  gene TEXT NOT NULL,
  drug TEXT NOT NULL,
  level TEXT NOT NULL,
  status TEXT NOT NULL,
  fda_label TEXT NOT NULL,
  has_rows INTEGER NOT NULL CHECK (has_rows IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Terms of the published equations for the dose of warfarin. iwpc…: square root of mg per week;
-- gage…: natural logarithm of mg per day.
CREATE TABLE warfarin_term (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL CHECK (model IN ('iwpc', 'iwpc_clinical', 'gage', 'gage_clinical')),
  term TEXT NOT NULL,
  coefficient REAL NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (model, term)
) STRICT;

-- Inputs outside of these give no dose: age in years, height in cm, weight in kg, target INR.
CREATE TABLE warfarin_limit (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL CHECK (model IN ('iwpc', 'gage')),
  input TEXT NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (model, input),
  CHECK (low < high)
) STRICT;

-- Steps of CPIC's flow for warfarin, in order; condition is a code that variants/warfarin decides.
CREATE TABLE warfarin_step (
  id INTEGER PRIMARY KEY,
  condition TEXT NOT NULL,
  age_group TEXT NOT NULL CHECK (age_group IN ('adult', 'child')),
  ancestry TEXT NOT NULL CHECK (ancestry IN ('any', 'african', 'other', 'european', 'not european')),
  action TEXT NOT NULL,
  value TEXT NOT NULL,
  strength TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- The label's table of expected doses of warfarin, mg per day.
CREATE TABLE warfarin_range (
  id INTEGER PRIMARY KEY,
  vkorc1 TEXT NOT NULL CHECK (vkorc1 IN ('GG', 'AG', 'AA')),
  cyp2c9 TEXT NOT NULL,
  low REAL NOT NULL,
  high REAL NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (vkorc1, cyp2c9),
  CHECK (low < high)
) STRICT;

-- Who asks for a gene's result before a medicine's first dose, and for whom (a code, whose words are in the catalogue).
-- starting_only: not for those who take it already.
CREATE TABLE test_before (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL REFERENCES drug (name),
  gene TEXT NOT NULL,
  body TEXT NOT NULL,
  region TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('required', 'recommended', 'consider')),
  population TEXT NOT NULL,
  starting_only INTEGER NOT NULL CHECK (starting_only IN (0, 1)),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (drug, gene, body)
) STRICT;

-- What one medicine beside another asks for. drug is the one whose effect or dose is meant; other names the second, or class
-- does, as "GENE inhibitor STRENGTH" with members in modulator, and also a second class that has to be there too. severity is
-- the body's; advice, effect, situation are codes, whose words are in the catalogue (report.interaction.…); amount stands in
-- the advice. The row holds whatever the gene's result by genotype (gene empty), only for some phenotypes, or not for some;
-- a row with a situation holds in that one alone. weeks_after: it holds that long after the other's last dose, too.
CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL CHECK (drug <> ''),
  other TEXT NOT NULL CHECK (other <> drug),
  class TEXT NOT NULL CHECK (class = '' OR class GLOB '?* inhibitor ?*' OR class GLOB '?* inducer ?*'),
  also TEXT NOT NULL CHECK (also = '' OR also GLOB '?* inhibitor ?*' OR also GLOB '?* inducer ?*'),
  severity TEXT NOT NULL CHECK (severity IN ('contraindicated', 'avoid', 'adjust', 'monitor', 'none')),
  advice TEXT NOT NULL CHECK (advice <> ''),
  amount TEXT NOT NULL,
  effect TEXT NOT NULL CHECK (effect <> ''),
  gene TEXT NOT NULL,
  only_for TEXT NOT NULL,
  not_for TEXT NOT NULL,
  situation TEXT NOT NULL,
  weeks_after INTEGER,
  body TEXT NOT NULL CHECK (body <> ''),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1)),
  UNIQUE (drug, other, class, also, severity, gene, only_for, situation, body),
  CHECK ((other = '') <> (class = '')),
  CHECK (also = '' OR class <> ''),
  CHECK ((gene = '') = (only_for = '' AND not_for = '')),
  CHECK (only_for = '' OR not_for = '')
) STRICT;

-- What conditions of a drug's rows ask of the patient, in answers of which one holds. about and answer are codes (words in the
-- catalogue: report.question.…); conditions are those of the rows, as they stand there, that hold under the answer; an answer
-- '' never holds. class: the answer is known where a listed medicine is of it ("CYP3A4 inhibitor strong", several with "; "),
-- 'none' where no other answer's is. words are what may stand in brackets behind the medicine's name.
CREATE TABLE condition (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL REFERENCES drug (name),
  about TEXT NOT NULL CHECK (about <> ''),
  answer TEXT NOT NULL,
  conditions TEXT NOT NULL,
  class TEXT NOT NULL,
  words TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (drug, about, answer)
) STRICT;

-- Genes that clinicians name and for which no result is taken here. why: 'listed' with medicines by CPIC at levels (C and below
-- recommend no change of prescribing), 'not_held': listed at a level at which CPIC advises, without rows here, 'unlisted': no
-- guideline held here speaks of it. names: other names, "|" between.
CREATE TABLE other_gene (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE,
  names TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('listed', 'not_held', 'unlisted')),
  medicines TEXT NOT NULL,
  levels TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK ((why = 'unlisted') = (medicines = '' AND levels = ''))
) STRICT;

-- Further names by which genes (rsid empty) and their variants are searched for: 'short' and 'full' of a gene, 'variant'
-- of the variant with the rsID.
CREATE TABLE alias (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  rsid TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('short', 'full', 'variant')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, name),
  CHECK ((kind = 'variant') = (rsid <> ''))
) STRICT;

-- Medicines that oncology considers for carriers of some cancer genes (";" between): those touched by the person's
-- other genes ('gene'), and those given because of the cancer gene ('context', with region and date of the label).
CREATE TABLE oncology (
  id INTEGER PRIMARY KEY,
  medicine TEXT NOT NULL,
  genes TEXT NOT NULL CHECK (genes <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('gene', 'context')),
  use TEXT NOT NULL,
  region TEXT NOT NULL,
  label_date TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK (kind = 'gene' OR region <> '' AND label_date <> '')
) STRICT;

-- The cancers that figures concern. rank is their order in a report; other cancers follow. organ is what is asked of the
-- person ("breasts", "ovaries", "prostate"; empty for none) and site the organ's code in management. sex is whose cancer
-- it can be. overview is 1 where page one names its figures. colour is the role of its curves in drawings; canrisk the
-- columns of a pedigree in CanRisk's format, the first one first (";" between).
CREATE TABLE cancer (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  rank INTEGER NOT NULL UNIQUE,
  organ TEXT NOT NULL CHECK (organ IN ('', 'breasts', 'ovaries', 'prostate')),
  site TEXT NOT NULL UNIQUE CHECK (site <> ''),
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  overview INTEGER NOT NULL CHECK (overview IN (0, 1)),
  colour TEXT NOT NULL CHECK (colour IN ('act', 'change', 'unknown', 'accent')),
  canrisk TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- The studies behind published risks. Curves are taken from the one with the lowest priority that has figures for a gene,
-- cancer and sex: one study for one curve, never a mixture. NULL: its figures are held for comparison, and make no curve.
CREATE TABLE study (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  priority INTEGER UNIQUE,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Published risks in percent; gene is empty for the population. age in years, or interval where
-- the figure is not "to an age".
CREATE TABLE risk (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  cancer TEXT NOT NULL,
  age INTEGER,
  interval TEXT NOT NULL,
  percent REAL NOT NULL,
  low REAL,
  high REAL,
  measure TEXT NOT NULL,
  study TEXT NOT NULL REFERENCES study (name),
  pmid TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK ((age IS NULL) <> (interval = ''))
) STRICT;

-- Published figures that are no curve: carriers compared with people without a variant (first and surgery empty), and
-- what holds for people whom the curves do not concern: after a first cancer of another kind, or after the removal of
-- breasts or ovaries. value is a ratio or, for 'risk' and 'risk lowered', in percent; years since the first cancer, where
-- the figure is over a time; who tells apart the people studied (words: report.figure.who.<who>).
CREATE TABLE risk_figure (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  cancer TEXT NOT NULL,
  first TEXT NOT NULL,
  surgery TEXT NOT NULL CHECK (surgery IN ('', 'breasts', 'ovaries')),
  measure TEXT NOT NULL CHECK (measure IN ('relative risk', 'standardised incidence ratio', 'hazard ratio', 'risk', 'risk lowered',
    'no evidence')),
  years INTEGER,
  value REAL,
  low REAL,
  high REAL,
  who TEXT NOT NULL,
  study TEXT NOT NULL,
  pmid TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK (first = '' OR surgery = ''),
  CHECK ((measure = 'no evidence') = (value IS NULL AND low IS NULL))
) STRICT;

CREATE TABLE management (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  organ TEXT NOT NULL,
  item TEXT NOT NULL,
  from_age INTEGER,
  to_age INTEGER,
  interval TEXT NOT NULL,
  body TEXT NOT NULL,
  version TEXT NOT NULL,
  region TEXT NOT NULL,
  strength TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Codes of the expert panel's specification: which it uses, and in what strengths (";" between).
CREATE TABLE vcep_code (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  code TEXT NOT NULL,
  applicable INTEGER NOT NULL CHECK (applicable IN (0, 1)),
  strengths TEXT NOT NULL,
  excludes TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, code)
) STRICT;

-- Numbers that rules compare with. A parameter may have several values (exons).
CREATE TABLE vcep_threshold (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  code TEXT NOT NULL,
  parameter TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  unit TEXT NOT NULL,
  condition TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, code, parameter, value)
) STRICT;

-- Strength of PM5 for a premature stop codon, by exon and codon; empty where it does not apply.
CREATE TABLE vcep_ptc (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  exon INTEGER NOT NULL,
  aa_start INTEGER NOT NULL,
  aa_end INTEGER NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('', 'supporting', 'moderate', 'strong')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK (aa_start <= aa_end)
) STRICT;

-- Assays that count for PS3 and BS3: what a class of theirs meets, in which strength; both empty where it meets neither.
-- Results of assays that are not listed are shown, and meet no criterion.
CREATE TABLE vcep_assay (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  assay TEXT NOT NULL CHECK (assay <> ''),
  class TEXT NOT NULL CHECK (class <> ''),
  code TEXT NOT NULL CHECK (code IN ('', 'PS3', 'BS3')),
  strength TEXT NOT NULL CHECK (strength IN ('', 'supporting', 'moderate', 'strong')),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (gene, assay, class),
  CHECK ((code = '') = (strength = ''))
) STRICT;

-- Strength of PVS1 for changes of the canonical splice bases; empty where it does not apply.
CREATE TABLE vcep_splice (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  pos37 INTEGER NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  hgvs_c TEXT NOT NULL,
  strength TEXT NOT NULL CHECK (strength IN ('', 'supporting', 'moderate', 'strong', 'very_strong')),
  reason TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (pos38, contig, ref, alt)
) STRICT;

-- Scores of single-base changes from a table that a clinic brought: BayesDel without allele frequency, and the
-- highest delta score of SpliceAI. Empty as bundled, since their licences do not allow it.
CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  contig TEXT NOT NULL,
  pos37 INTEGER NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL CHECK (ref IN ('A', 'C', 'G', 'T')),
  alt TEXT NOT NULL CHECK (alt IN ('A', 'C', 'G', 'T') AND alt <> ref),
  bayesdel REAL CHECK (bayesdel BETWEEN -2 AND 2),
  spliceai REAL CHECK (spliceai BETWEEN 0 AND 1),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (pos38, contig, ref, alt),
  CHECK (bayesdel IS NOT NULL OR spliceai IS NOT NULL)
) STRICT;
CREATE INDEX score37 ON score (pos37);

-- Alleles whose carriers have lower risks than the gene's curves say: neither these nor the gene's programme
-- hold for them. What is published for the allele itself stands in reduced_risk and reduced_management.
CREATE TABLE reduced_penetrance (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  hgvs_c TEXT NOT NULL,
  hgvs_p TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (pos38, ref, alt)
) STRICT;

-- Published risks of one allele of reduced_penetrance: in percent to an age or, where age is NULL, over a
-- lifetime, or as a ratio to people without it. who are the people studied, where the study tells them apart.
CREATE TABLE reduced_risk (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  cancer TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('cumulative risk to age', 'lifetime risk', 'odds ratio', 'hazard ratio')),
  age INTEGER,
  value REAL NOT NULL CHECK (value > 0),
  low REAL,
  high REAL,
  who TEXT NOT NULL,
  study TEXT NOT NULL,
  pmid TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  FOREIGN KEY (pos38, ref, alt) REFERENCES reduced_penetrance (pos38, ref, alt),
  CHECK ((age IS NULL) = (measure <> 'cumulative risk to age'))
) STRICT;

-- What is advised for carriers of one allele of reduced_penetrance; columns as in management.
CREATE TABLE reduced_management (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL,
  pos38 INTEGER NOT NULL,
  ref TEXT NOT NULL,
  alt TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'both')),
  organ TEXT NOT NULL,
  item TEXT NOT NULL,
  from_age INTEGER,
  to_age INTEGER,
  interval TEXT NOT NULL,
  body TEXT NOT NULL,
  version TEXT NOT NULL,
  region TEXT NOT NULL,
  strength TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  FOREIGN KEY (pos38, ref, alt) REFERENCES reduced_penetrance (pos38, ref, alt)
) STRICT;

-- What is to be said to a person and the family, by topic, in the order of saying; the words stand
-- in the catalogue (report.advice.<topic>.<item>). gene is empty where it holds for all.
CREATE TABLE advice (
  id INTEGER PRIMARY KEY,
  topic TEXT NOT NULL CHECK (topic IN ('family', 'reproduction', 'uncertain', 'none_found', 'not_assessed', 'true_negative')),
  item TEXT NOT NULL,
  gene TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (topic, item, gene)
) STRICT;

-- Bodies that support carriers of the genes (";" between), by the region whose programme is told; site is where they are found, as
-- people type it. date is the day on which their own page was read.
CREATE TABLE support (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL,
  country TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  site TEXT NOT NULL CHECK (site <> ''),
  telephone TEXT NOT NULL,
  genes TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL CHECK (date <> ''),
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- How bad it is to give a medicine against a gene's result, a rule of this program that orders lists and says nothing of a
-- patient: 4 can kill within days or weeks, 3 lasting or life-threatening harm, 2 a serious illness goes untreated, or harm
-- that passes. A pair without a row counts as 1. reason says why.
CREATE TABLE harm (
  id INTEGER PRIMARY KEY,
  drug TEXT NOT NULL REFERENCES drug (name),
  gene TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK (rank BETWEEN 2 AND 4),
  reason TEXT NOT NULL CHECK (reason <> ''),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (drug, gene)
) STRICT;

-- Areas of medicine (drug_area) that a patient's situation brings near, a rule of this program: their medicines stand before
-- others of the same harm. carrier: of a disease-causing variant of a cancer gene.
CREATE TABLE situation_area (
  id INTEGER PRIMARY KEY,
  situation TEXT NOT NULL CHECK (situation IN ('carrier')),
  area TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (situation, area)
) STRICT;

-- Rows of the other tables once more, as every start reads them, in one piece (variants/knowledge/sqlite/pack.go says how); of
-- tables that no update changes. One row, made from the others whenever a base is.
CREATE TABLE packed (
  id INTEGER PRIMARY KEY,
  rows BLOB NOT NULL
) STRICT;

-- Identifiers of genes at the HUGO Gene Nomenclature Committee.
CREATE TABLE gene_id (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE CHECK (gene <> ''),
  hgnc TEXT NOT NULL UNIQUE CHECK (hgnc GLOB 'HGNC:[1-9]*'),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- What carriers of a gene's harmful changes are predisposed to, as catalogues of conditions name it.
CREATE TABLE gene_condition (
  id INTEGER PRIMARY KEY,
  gene TEXT NOT NULL UNIQUE CHECK (gene <> ''),
  condition TEXT NOT NULL CHECK (condition GLOB '*:*'),
  name TEXT NOT NULL CHECK (name <> ''),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Sequences of the chromosomes in both builds: RefSeq accessions, and refget accessions, which are digests of the
-- sequence (GA4GH; "SQ." and 32 signs).
CREATE TABLE sequence (
  id INTEGER PRIMARY KEY,
  contig TEXT NOT NULL UNIQUE,
  accession37 TEXT NOT NULL CHECK (accession37 GLOB 'NC_*'),
  accession38 TEXT NOT NULL CHECK (accession38 GLOB 'NC_*'),
  refget37 TEXT NOT NULL CHECK (refget37 GLOB 'SQ.*' AND length(refget37) = 35),
  refget38 TEXT NOT NULL CHECK (refget38 GLOB 'SQ.*' AND length(refget38) = 35),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;

-- Polygenic scores, as CanRisk takes them: the sum of weight times the number of effect alleles. name is the model's in the source;
-- lead is 1 for the one of its cancer that is told first and entered in CanRisk, in the line canrisk_line.
CREATE TABLE score_model (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL UNIQUE CHECK (model <> ''),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  cancer TEXT NOT NULL REFERENCES cancer (name),
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M')),
  lead INTEGER NOT NULL CHECK (lead IN (0, 1)),
  canrisk_line TEXT NOT NULL CHECK (canrisk_line GLOB 'PRS_*'),
  version TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2))
) STRICT;
CREATE UNIQUE INDEX score_lead ON score_model (cancer) WHERE lead = 1;

-- Mean and standard deviation of a score in people of one ancestry, as its source states them, and the alpha that CanRisk asks for.
-- 'all' is everybody together: nobody is held against it. least_ancestry is the part of a person's ancestry, 0 to 1, from which the source
-- takes the row. A model says nothing of ancestries that have no row.
CREATE TABLE score_population (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL REFERENCES score_model (model),
  population TEXT NOT NULL CHECK (population IN ('all', 'european', 'african', 'east_asian', 'south_asian')),
  mean REAL NOT NULL,
  deviation REAL NOT NULL CHECK (deviation > 0),
  alpha REAL NOT NULL CHECK (alpha BETWEEN 0 AND 1),
  least_ancestry REAL CHECK (least_ancestry BETWEEN 0 AND 1),
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (model, population)
) STRICT;

-- The sites of a score. weight is the log odds ratio of each copy of the effect allele, spelled in both builds; other37 is the base of
-- GRCh37 itself, and ref38 says which allele GRCh38 has. frequency is that of the effect allele in everybody, the next four by ancestry, empty
-- where the source gives none.
CREATE TABLE score_weight (
  id INTEGER PRIMARY KEY,
  model TEXT NOT NULL REFERENCES score_model (model),
  contig TEXT NOT NULL,
  pos37 INTEGER NOT NULL CHECK (pos37 > 0),
  other37 TEXT NOT NULL CHECK (other37 NOT GLOB '*[^ACGT]*' AND other37 <> ''),
  effect37 TEXT NOT NULL CHECK (effect37 NOT GLOB '*[^ACGT]*' AND effect37 <> other37 AND effect37 <> ''),
  pos38 INTEGER NOT NULL CHECK (pos38 > 0),
  other38 TEXT NOT NULL CHECK (other38 NOT GLOB '*[^ACGT]*' AND other38 <> ''),
  effect38 TEXT NOT NULL CHECK (effect38 NOT GLOB '*[^ACGT]*' AND effect38 <> other38 AND effect38 <> ''),
  ref38 TEXT NOT NULL CHECK (ref38 IN (other38, effect38)),
  rsid TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight <> 0),
  frequency REAL NOT NULL CHECK (frequency BETWEEN 0 AND 1),
  european REAL CHECK (european BETWEEN 0 AND 1),
  african REAL CHECK (african BETWEEN 0 AND 1),
  east_asian REAL CHECK (east_asian BETWEEN 0 AND 1),
  south_asian REAL CHECK (south_asian BETWEEN 0 AND 1),
  note TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  UNIQUE (model, contig, pos37, effect37),
  UNIQUE (model, contig, pos38, effect38)
) STRICT;

-- What was published of a score in carriers of a gene, and in ancestries that it was not made in: figures of the model named, or of a
-- like one where model is empty.
CREATE TABLE score_evidence (
  id INTEGER PRIMARY KEY,
  topic TEXT NOT NULL CHECK (topic IN ('carrier', 'transfer')),
  model TEXT NOT NULL,
  gene TEXT NOT NULL,
  population TEXT NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('hazard ratio per deviation', 'odds ratio per deviation', 'overestimated by percent')),
  value REAL NOT NULL CHECK (value > 0),
  low REAL,
  high REAL,
  source TEXT NOT NULL REFERENCES source (id),
  date TEXT NOT NULL,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1, 2)),
  CHECK ((topic = 'carrier') = (gene <> ''))
) STRICT;
