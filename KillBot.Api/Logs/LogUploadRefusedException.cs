namespace KillBot.Api.Logs;

/// <summary>An upload that cannot be taken; the message says why, in words for whoever sent it.</summary>
internal sealed class LogUploadRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
