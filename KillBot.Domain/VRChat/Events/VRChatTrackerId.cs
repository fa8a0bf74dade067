using System.Security.Cryptography;
using System.Text;

namespace KillBot.Domain.VRChat.Events;

/// <summary>Ids of trackers: always the same for the same key and name, so that nothing is looked up.</summary>
public static class VRChatTrackerId
{
    /// <summary>Of a tracker that reports with an API key.</summary>
    /// <param name="name">What the tracker calls itself.</param>
    public static Guid Of(Guid apiKeyId, string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{apiKeyId:N}:{name}")).AsSpan(0, 16), bigEndian: true);
}
