/**
 * Functions of `pg_catalog` that a rule in SQL may call: they compute on what
 * they are given and do nothing else. What is missing here reaches out (files,
 * other servers, sessions, settings, the catalog), runs SQL given as text,
 * gives many rows or makes large values out of small ones.
 * @internal
 */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    // Aggregates
    'count sum avg min max bool_and bool_or every any_value mode stddev',
    'stddev_pop stddev_samp variance var_pop var_samp corr covar_pop',
    'covar_samp regr_slope regr_intercept regr_r2 regr_count percentile_cont',
    'percentile_disc',
    // Windows
    'row_number rank dense_rank percent_rank cume_dist ntile lag lead',
    'first_value last_value nth_value',
    // Numbers
    'abs ceil ceiling floor round trunc sign sqrt cbrt power pow exp ln log',
    'log10 mod div gcd lcm degrees radians width_bucket',
    // Text
    'lower upper initcap length char_length character_length octet_length',
    'btrim ltrim rtrim substring substr position strpos left right replace',
    'split_part starts_with concat concat_ws reverse translate ascii chr md5',
    'overlay normalize like_escape similar_to_escape regexp_like regexp_count',
    'regexp_instr regexp_substr regexp_replace to_char to_number',
    // Dates and times
    'now transaction_timestamp statement_timestamp date_trunc date_part',
    'date_bin extract age isfinite make_date make_time make_timestamp',
    'make_timestamptz make_interval justify_days justify_hours',
    'justify_interval to_date to_timestamp timezone overlaps',
    // Arrays and documents
    'cardinality array_length array_lower array_upper array_position',
    'json_typeof jsonb_typeof json_array_length jsonb_array_length',
    'json_extract_path_text jsonb_extract_path_text',
  ].flatMap(line => line.split(' ')),
);

/**
 * Types that a rule in SQL may cast to, by their names in `pg_catalog`.
 * @internal
 */
export const ALLOWED_TYPES: ReadonlySet<string> = new Set(
  [
    'bool int2 int4 int8 numeric float4 float8 money text varchar bpchar char',
    'date time timetz timestamp timestamptz interval uuid json jsonb bytea inet',
    'bit varbit',
  ].flatMap(line => line.split(' ')),
);

/**
 * What the parser calls the parts of a statement that only reads.
 * @internal
 */
export const ALLOWED_NODES: ReadonlySet<string> = new Set(
  [
    'SelectStmt ResTarget RangeVar RangeSubselect JoinExpr CommonTableExpr',
    'ColumnRef A_Star A_Const A_Expr A_ArrayExpr A_Indirection A_Indices',
    'BoolExpr NullTest BooleanTest CaseExpr CaseWhen CoalesceExpr MinMaxExpr',
    'RowExpr SubLink FuncCall TypeCast TypeName SQLValueFunction SortBy',
    'WindowDef GroupingSet GroupingFunc List String Integer Float Boolean',
    'BitString',
  ].flatMap(line => line.split(' ')),
);

/**
 * What is said by a word instead of a function and tells the time. Others tell
 * who asks and where.
 * @internal
 */
export const ALLOWED_WORDS =
  /^SVFOP_(CURRENT_DATE|(CURRENT_|LOCAL)TIME(STAMP)?(_N)?)$/;

/**
 * Why a part of a statement is refused, where its name does not say it.
 * @internal
 */
export const REFUSALS: Readonly<Record<string, string>> = {
  InsertStmt: 'it adds rows',
  UpdateStmt: 'it changes rows',
  DeleteStmt: 'it deletes rows',
  MergeStmt: 'it changes rows',
  LockingClause: 'it locks rows (FOR UPDATE or the like)',
  RangeFunction: 'it calls a function in FROM',
  RangeTableFunc: 'it calls a function in FROM',
  JsonTable: 'it calls a function in FROM',
  RangeTableSample: 'it reads a random part of the table (TABLESAMPLE)',
  ParamRef: 'it has a parameter such as $1, for which nobody gives a value',
  CollateClause: 'it uses a collation (COLLATE)',
  XmlExpr: 'it works with XML',
  XmlSerialize: 'it works with XML',
  SetToDefault: 'it uses DEFAULT',
  NamedArgExpr: 'it names the arguments of a function',
};
