namespace KillBot.Domain.Feeds.Filters;

/// <summary>Something that is true of a kill or event: a field has a value.</summary>
/// <param name="Value">Texts folded; <see cref="FilterClause.Yes"/> or <see cref="FilterClause.No"/>; the name of an instance type.</param>
internal readonly record struct FilterKey(FilterField Field, string Value);
