package vcf

import (
	"slices"

	"allelens/variants"
)

// besides is what Scan looks at beside its regions; nil for nothing.
type besides struct {
	regions spans
	take    func(*Record)
}

func counting(asked []Beside) *besides {
	if len(asked) == 0 {
		return nil
	}
	var all []variants.Interval
	for _, b := range asked {
		all = append(all, b.Regions...)
	}
	return &besides{regions: spansOf(all), take: func(r *Record) {
		for _, b := range asked {
			if slices.ContainsFunc(b.Regions, func(iv variants.Interval) bool { return iv.Contig == r.Contig && iv.Contains(r.Pos) }) {
				b.Use(r)
			}
		}
	}}
}

// of are the regions on a contig.
func (b *besides) of(contig variants.Contig) []span {
	if b == nil {
		return nil
	}
	return b.regions[contig]
}

// kept is a scan that looks at nothing but the lines in regions, which it keeps.
func (f *File) kept(regions spans, met *[]*Record) *scan {
	return f.newScan(search{beyond: &besides{regions: regions, take: func(r *Record) { *met = append(*met, r) }}}, nil)
}

// beside takes a line whose columns from ID on are rest. Most are of the reference, and left.
func (s *scan) beside(line, rest []byte) {
	if namesAllele(rest) {
		rules := s.reader.rules
		s.reader.rules = nil // what is wrong with it is told elsewhere
		rec, p := s.reader.read(line, 0)
		s.reader.rules = rules
		if p == nil {
			s.wanted.beyond.take(rec)
		}
	}
}

// namesAllele reports whether ALT names an allele that is a sequence.
func namesAllele(rest []byte) bool {
	_, rest, _ = nextColumn(rest)
	_, rest, _ = nextColumn(rest)
	return len(rest) > 0 && rest[0] != '.' && rest[0] != '<' && rest[0] != '\t'
}

// Of regions that are read beside others by an index or bisection, samples of this number and length in
// bases are read if they take more than besideBytes of the file.
const (
	besideSamples = 16
	besideLength  = 50_000
	besideBytes   = 1 << 20
)

// sample spreads short stretches evenly over the regions.
func (b *besides) sample() spans {
	sampled := spans{}
	for contig, list := range b.regions {
		total := 0
		for _, s := range list {
			total += s.end - s.start + 1
		}
		step := max(total/besideSamples, 1)
		next := step / 2 // bases of the regions before the next stretch
		for _, s := range list {
			length := s.end - s.start + 1
			for ; next < length; next += step {
				sampled[contig] = append(sampled[contig], span{s.start + next, min(s.start+next+besideLength-1, s.end)})
			}
			next -= length
		}
	}
	return sampled
}
