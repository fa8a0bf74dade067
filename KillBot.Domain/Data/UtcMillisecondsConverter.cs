using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KillBot.Domain.Data;

/// <summary>Times are stored as UTC milliseconds since 1970: SQLite can sort and compare those.</summary>
internal sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
