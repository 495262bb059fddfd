// One report for each file: a thin wrapper of "allelens report". The scheduler is Nextflow's.
//
// Input:  tuple of a map (id; optionally sample, sex, age, medicines) and a VCF, gVCF or BCF, with its index if there is one.
// Output: reports in the formats of params.allelens_formats, and the program's version.

params.allelens_formats = 'json,pdf'
params.allelens_args    = ''

process ALLELENS_REPORT {
    tag "${meta.id}"
    cpus 1
    memory '400 MB'

    input:
    tuple val(meta), path(vcf), path(index)

    output:
    tuple val(meta), path("${meta.id}.*"), emit: reports
    path 'versions.yml'                  , emit: versions

    script:
    def outputs = params.allelens_formats.tokenize(',').collect { f -> "-o '${meta.id}.${f.trim()}'" }.join(' ')
    def sample  = meta.sample    ? "--sample '${meta.sample}'" : ''
    def sex     = meta.sex       ? "--sex ${meta.sex}" : ''
    def age     = meta.age       ? "--age ${meta.age}" : ''
    def drugs   = meta.medicines ? "--medications '${meta.medicines}'" : ''
    """
    # 3: the report is written, and something in it needs attention, which the report itself says
    allelens report '${vcf}' ${sample} ${sex} ${age} ${drugs} ${params.allelens_args} --quiet ${outputs} || [ \$? -eq 3 ]

    cat <<-END > versions.yml
    "${task.process}":
        allelens: \$(allelens version | head -n 1)
    END
    """

    stub:
    """
    touch '${meta.id}.json' versions.yml
    """
}

// Many files of one folder, or one file of many samples: "allelens batch" reads such a file once.
process ALLELENS_BATCH {
    cpus 2
    memory '1 GB'

    input:
    path source

    output:
    path 'reports/*', emit: reports

    script:
    """
    # 1: some files cannot be used; 3: something needs attention. Both stand in reports/summary.csv
    allelens batch '${source}' -o reports --jobs ${task.cpus} --formats '${params.allelens_formats}' ${params.allelens_args} --quiet || [ -s reports/summary.csv ]
    allelens summary reports --quiet
    """
}
