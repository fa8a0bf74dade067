namespace KillBot.Api.Logs;

/// <summary>How large an uploaded log may be, in bytes.</summary>
/// <param name="Sent">As it is sent, packed or not.</param>
/// <param name="Unpacked">A small packed file can unpack to terabytes. The largest logs that players have are a few hundred megabytes.</param>
internal sealed record LogUploadLimits(long Sent = 100 * 1024 * 1024, long Unpacked = 1024 * 1024 * 1024);
