package reporttest

import "allelens/report"

func pharmacogenes() []report.Pharmacogene {
	return []report.Pharmacogene{
		cyp2c19(), cyp2c9(), cyp2d6(),
		called("DPYD", "Reference", "Reference", "normal function", "normal function", "Normal metabolizer", "2", 80, 84, standard("Normal")),
		hlaB(),
		called("NUDT15", "*1", "*1", "normal function", "normal function", "Normal metabolizer", "", 18, 18, standard("Normal")),
		called("SLCO1B1", "*1", "*5", "normal function", "no function", "Decreased function", "", 41, 43, change("Decreased")),
		tpmt(),
		called("UGT1A1", "*1", "*28", "normal function", "decreased function", "Intermediate metabolizer", "", 9, 9, change("Intermediate")),
		called("VKORC1", "-1639 G", "-1639 A", "normal", "increased sensitivity", "Increased warfarin sensitivity", "", 1, 1, change("Sensitive")),
	}
}

func called(gene, a1, a2, f1, f2, phenotype, score string, sites, total int, badge report.Badge) report.Pharmacogene {
	label := a1 + "/" + a2
	return report.Pharmacogene{
		Gene: gene, Source: "vcf",
		Diplotypes: []report.Diplotype{{
			Label: label, Allele1: a1, Allele2: a2, Function1: f1, Function2: f2, Phenotype: phenotype, ActivityScore: score,
			Origins: []report.Origin{origin("allele_functions", 210, "cpic", "2025-11-03")},
		}},
		Phenotype: phenotype, ActivityScore: score, Result: label, SitesCalled: sites, SitesTotal: total,
		MissingSites: []string{}, CannotExclude: []string{}, Notes: []report.GeneNote{}, Sites: []report.GeneSite{}, Badge: badge, Unsettled: []report.Unsettled{},
	}
}

func cyp2c19() report.Pharmacogene {
	g := called("CYP2C19", "*1", "*2", "normal function", "no function", "Intermediate metabolizer", "", 38, 38, change("Intermediate"))
	o := origin("allele_positions", 77, "pharmvar", "2025-10-14")
	g.Sites = []report.GeneSite{
		{RSID: "rs4244285", Chrom: "10", Pos: 94781859, Ref: "G", State: "variant", Alleles: "G/A", Depth: ptr(44), Filter: "PASS",
			VCFLine: "chr10\t94781859\trs4244285\tG\tA\t588\tPASS\tDP=44\tGT:AD:DP:GQ\t0/1:23,21:44:99", VCFLineNumber: ptr(int64(30122)), Origin: o},
		{RSID: "rs4986893", Chrom: "10", Pos: 94780653, Ref: "G", State: "reference", Alleles: "G/G", Depth: ptr(40), Filter: "PASS",
			VCFLine: "chr10\t94780653\trs4986893\tG\t.\t.\tPASS\tDP=40\tGT:DP\t0/0:40", VCFLineNumber: ptr(int64(30118)), Origin: o},
		{RSID: "rs12248560", Chrom: "10", Pos: 94761900, Ref: "C", State: "reference", Alleles: "C/C", Depth: ptr(39), Filter: "PASS", Origin: o},
	}
	for i, needed := range [][]report.NeededBase{{{Bases: "A", Alleles: []string{"*2"}}}, {{Bases: "A", Alleles: []string{"*3"}}}, {{Bases: "T", Alleles: []string{"*17"}}, {Bases: "A", Alleles: []string{"*4"}}}} {
		g.Sites[i].Needed = needed
	}
	g.OutsideDefinitions = &report.OutsideDefinitions{
		Total: 1, LossOfFunction: 1, Text: "Outside the definitions, in exons and at splice sites: 1 in all, by the file’s own annotation a loss of function.",
		Lines: []report.OutsideChange{{
			Chrom: "10", Pos: 94781900, Ref: "G", Alt: "A", Name: "p.Trp241Ter", Genotype: "0/1", State: "variant", Effect: "loss_of_function",
			EffectText: "loss of function (file’s annotation)", Transcript: "ENST00000371321", VCFLineNumber: ptr(int64(30124)),
			Origin: unverified(origin("gene_exon", 101, "pypgx-genes", "")),
		}},
	}
	return g
}

func cyp2c9() report.Pharmacogene {
	g := called("CYP2C9", "*1", "*3", "normal function", "no function", "Intermediate metabolizer", "1.0", 61, 64, change("Intermediate"))
	g.SitesAssumed = 3
	g.MissingSites = []string{"rs114071557", "rs776908257", "rs1237225311"}
	g.CannotExclude = []string{"*25", "*35"}
	g.Notes = []report.GeneNote{{Code: "assumed_sites", Text: "3 sites have no line in the file and are assumed reference because the laboratory declared them covered."}}
	return g
}

func tpmt() report.Pharmacogene {
	g := called("TPMT", "*1", "*3A", "normal function", "no function", "Intermediate metabolizer", "", 43, 43, change("Intermediate"))
	g.Diplotypes = append(g.Diplotypes, report.Diplotype{
		Label: "*3B/*3C", Allele1: "*3B", Allele2: "*3C", Function1: "no function", Function2: "no function", Phenotype: "Poor metabolizer",
		Origins: []report.Origin{unverified(origin("allele_functions", 604, "cpic", "2025-11-03"))},
	})
	g.Result = "*1/*3A or *3B/*3C"
	g.Notes = []report.GeneNote{{Code: "unphased", Text: "The file does not say which variants lie together: *1/*3A is likely, *3B/*3C is not excluded."}}
	return g
}

func cyp2d6() report.Pharmacogene {
	return report.Pharmacogene{
		Gene: "CYP2D6", Source: "none", Diplotypes: []report.Diplotype{}, Result: "not assessable", SitesCalled: 0, SitesTotal: 0,
		MissingSites: []string{}, CannotExclude: []string{},
		Notes: []report.GeneNote{{Code: "needs_outside_call", Text: "Copy number and hybrid genes decide the result; bring a call from a dedicated test."}},
		Sites: []report.GeneSite{}, Badge: unknown("Not assessable"), Unsettled: []report.Unsettled{},
	}
}

func hlaB() report.Pharmacogene {
	return report.Pharmacogene{
		Gene: "HLA-B", Source: "none", Diplotypes: []report.Diplotype{}, Result: "not assessable",
		MissingSites: []string{}, CannotExclude: []string{},
		Notes: []report.GeneNote{{Code: "needs_outside_call", Text: "HLA typing cannot be read from this file."}},
		Sites: []report.GeneSite{}, Badge: unknown("Not assessable"), Unsettled: []report.Unsettled{},
	}
}
