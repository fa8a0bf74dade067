namespace KillBot.Tests.StarCitizen.Citizens;

/// <summary>Pages in the structure of the site's, about citizens that are made up.</summary>
internal static class CitizenHtml
{
    public const string Organization = """
        <div class="main-org right-col visibility-V">
          <span class="title">Main organization</span>
          <div class="inner clearfix">
            <div class="thumb"><a href="/orgs/LANTERN"><img src="/media/logo.png" /></a><span class="members">12 members</span></div>
            <div class="info">
              <p class="entry"><a href="/orgs/LANTERN" class="value data3">Lantern &amp; Sons</a></p>
              <p class="entry"><span class="label data8">Spectrum Identification (SID)</span><strong class="value data12">LANTERN</strong></p>
              <p class="entry"><span class="label data1">Organization rank</span><strong class="value data7">Lamplighter</strong></p>
              <div class="ranking data2"><span class="active"></span><span class="active"></span><span></span></div>
            </div>
          </div>
          <span class="deco-separator top"></span>
        </div>
        """;

    public const string NoOrganization = """
        <div class="main-org right-col visibility-">
          <span class="title">Main organization</span>
          <div class="inner clearfix"><div class="empty">NO MAIN ORG FOUND IN PUBLIC RECORDS</div></div>
        </div>
        """;

    public const string RedactedOrganization = """
        <div class="main-org right-col visibility-R">
          <span class="title">Main organization</span>
          <div class="inner clearfix">
            <div class="thumb"><img src="/static/redacted.png" /></div>
            <div class="info">
              <p class="entry"><span class="value data3">&nbsp;</span></p>
              <p class="entry"><span class="label data8">&nbsp;</span><strong class="value data12">REDACTED</strong></p>
            </div>
          </div>
        </div>
        """;

    public const string Details = """
        <div class="left-col">
          <div class="inner">
            <p class="entry"><span class="label">Enlisted</span><strong class="value">Feb 7, 2021</strong></p>
            <p class="entry"><span class="label">Location</span><strong class="value">
                 Norway ,
                 Oslo    </strong></p>
            <p class="entry"><span class="label">Fluency</span><strong class="value">   English,
                 Norwegian  </strong></p>
          </div>
        </div>
        <div class="right-col"><div class="inner">
          <div class="entry bio"><span class="label">Bio</span><div class="value">I carry
             light<br>&lt;b&gt;for&lt;/b&gt; <i>others</i>.<script>alert("boo")</script></div></div>
        </div></div>
        """;

    public static string Page(
        string handle, string moniker = "The Keeper", string record = "#1234567", string organization = Organization, string details = Details,
        string avatar = "/media/keeper/heap_infobox/keeper.jpg") => $"""
        <!DOCTYPE html>
        <html lang="en"><head><title>{moniker} | {handle} - Roberts Space Industries</title>
        <script type="text/javascript">var page = '<div id="public-profile">';</script></head>
        <body>
          <div class="page-wrapper"><div id="contentbody">
          <div id="public-profile"><div class="profile-content overview-content clearfix">
            <div class="box-content profile-wrapper clearfix">
              <div class="inner-bg clearfix">
              <p class="entry citizen-record"><span class="label">UEE Citizen Record</span><strong class="value">{record}</strong></p>
              <div class="profile left-col">
                <span class="title">Profile</span>
                <div class="inner clearfix">
                  <div class="thumb"><img src="{avatar}" /></div>
                  <div class="info">
                    <p class="entry"><strong class="value">{moniker}</strong></p>
                    <p class="entry"><span class="label">Handle name</span><strong class="value">{handle}</strong></p>
                    <p class="entry"><span class="icon"><img src="https://media.example.com/badge/heap_thumb.png"/></span><span class="value">Civilian</span></p>
                  </div>
                </div>
              </div>
              {organization}
              </div>
            </div>
            {details}
          </div></div></div></div>
        </body></html>
        """;
}
