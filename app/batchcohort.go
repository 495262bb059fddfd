package main

import (
	"context"
	"sync"

	"allelens/app/engine"
	"allelens/variants/vcf"
)

// cohorts are the files of several samples of a batch: each is read once for all its jobs, not once for each.
type cohorts struct {
	lock  sync.Mutex
	files map[string]*sharedFile
}

// sharedFile is a file that several jobs read.
type sharedFile struct {
	left   int // jobs that are not done
	open   sync.Once
	cohort *vcf.Cohort
	err    error
}

// spread makes a job for each sample of a file of several, where none is named. A file that cannot be read keeps its one job, which will
// say why.
func spread(ctx context.Context, jobs []job) []job {
	var all []job
	for _, j := range jobs {
		if j.Sample == "" {
			if header, _, err := vcf.Describe(ctx, j.File); err == nil && len(header.Samples) > 1 {
				for _, sample := range header.Samples {
					one := j
					one.Sample = sample
					all = append(all, one)
				}
				continue
			}
		}
		all = append(all, j)
	}
	return all
}

// share notes which files several jobs read.
func share(jobs []job) *cohorts {
	c := &cohorts{files: map[string]*sharedFile{}}
	count := map[string]int{}
	for _, j := range jobs {
		count[j.File]++
	}
	for file, n := range count {
		if n > 1 {
			c.files[file] = &sharedFile{left: n}
		}
	}
	return c
}

// of is the file as a job's sample sees it; nil where no other job reads the file.
func (c *cohorts) of(ctx context.Context, j job, verify bool) (vcf.Source, error) {
	c.lock.Lock()
	f := c.files[j.File]
	c.lock.Unlock()
	if f == nil {
		return nil, nil
	}
	f.open.Do(func() { f.cohort, f.err = engine.OpenCohort(ctx, j.File, verify) })
	if f.err != nil {
		return nil, f.err
	}
	return f.cohort.Of(ctx, j.Sample)
}

// done lets go of a file once none of its jobs is left.
func (c *cohorts) done(j job) {
	c.lock.Lock()
	defer c.lock.Unlock()
	f := c.files[j.File]
	if f == nil {
		return
	}
	if f.left--; f.left == 0 {
		delete(c.files, j.File)
		if f.cohort != nil {
			_ = f.cohort.Close() // read already
		}
	}
}
