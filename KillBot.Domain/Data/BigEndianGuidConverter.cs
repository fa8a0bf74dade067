using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KillBot.Domain.Data;

/// <summary>Ids are stored as 16 bytes, the most significant first: version 7 ids then sort by the time they were made.</summary>
internal sealed class BigEndianGuidConverter() : ValueConverter<Guid, byte[]>(
    id => id.ToByteArray(true),
    bytes => new Guid(bytes, true));
